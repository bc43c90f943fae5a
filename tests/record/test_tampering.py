"""Many small forgeries by somebody with all rights on the database: each is found, at its place."""

import random

import pytest
from django.db import connection

from tests.record.writing import as_intruder, write
from wartapraja.record import queries
from wartapraja.record.models import Event

pytestmark = pytest.mark.django_db
EVENTS = 12
TEXTS = ("stream", "kind", "actor", "payload", "prev_hash", "hash")


@pytest.mark.parametrize("seed", range(3))
def test_any_one_character_changed_in_any_text_is_found_at_its_place(seed: int) -> None:
    write("a", EVENTS)
    dice = random.Random(seed)  # noqa: S311 - a repeatable choice
    for _trial in range(40):
        seq, column = dice.randint(1, EVENTS), dice.choice(TEXTS)
        original = getattr(Event.objects.get(seq=seq), column)
        place = dice.randrange(len(original))
        other = "x" if original[place] != "x" else "y"
        forged = original[:place] + other + original[place + 1 :]
        _put(seq, column, forged)
        verdict = queries.verify()
        assert (verdict.ok, verdict.position) == (False, seq), (column, place)
        _put(seq, column, original)
        assert queries.verify().ok


@pytest.mark.parametrize("column", ["version", "format"])
def test_a_changed_number_is_found_at_its_place(column: str) -> None:
    write("a", EVENTS)
    as_intruder(f"UPDATE record_event SET {column} = {column} + 100 WHERE seq = 7")  # noqa: S608
    assert queries.verify().position == 7


def test_a_time_moved_by_a_microsecond_is_found_at_its_place() -> None:
    write("a", EVENTS)
    moved = (
        "at || '.000001'" if connection.vendor == "sqlite" else "at + interval '0.000001 second'"
    )
    as_intruder(f"UPDATE record_event SET at = {moved} WHERE seq = 4")  # noqa: S608
    assert queries.verify().position == 4


def _put(seq: int, column: str, text: str) -> None:
    as_intruder(f"UPDATE record_event SET {column} = %s WHERE seq = %s", (text, seq))  # noqa: S608
