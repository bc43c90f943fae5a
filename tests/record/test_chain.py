"""Any byte changed, removed or inserted is found, and the place is named."""

import hashlib
import json
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction

from tests.record.writing import FRIDAY, KASI, as_intruder, later, write
from wartapraja.record import append_only, queries
from wartapraja.record.chain import START
from wartapraja.record.commands import Conflict, append
from wartapraja.record.types import NewEvent

pytestmark = pytest.mark.django_db


def test_an_empty_record_holds() -> None:
    verdict = queries.verify()
    assert (verdict.ok, verdict.events, verdict.head) == (True, 0, START)


def test_events_come_back_as_they_were_written() -> None:
    payload = {
        "judul": "Pasar “Terubuk”",
        "angka": [1, 2.5, None],
        "aksara": "ᬩᬮᬶ",
        "nol": "a\u0000b",
    }
    with transaction.atomic():
        append("case:1", [NewEvent(kind="A", payload=payload, actor=KASI)], expected=0, at=FRIDAY)
    (row,) = queries.events("case:1")
    assert (row.payload, row.actor, row.at, row.version, row.seq) == (payload, KASI, FRIDAY, 1, 1)


def test_the_chain_runs_over_all_streams_without_gaps() -> None:
    written = [*write("a", 3), *write("b", 2), *write("a", 2, expected=3)]
    assert [row.seq for row in written] == [1, 2, 3, 4, 5, 6, 7]
    assert [row.version for row in written] == [1, 2, 3, 1, 2, 4, 5]
    verdict = queries.verify()
    assert (verdict.ok, verdict.events, verdict.head) == (True, 7, written[-1].hash)


def test_a_stranger_can_check_a_hash_with_five_lines() -> None:
    write("a", 2)
    second = queries.events("a")[1]
    previous = queries.events("a")[0].hash
    actor, payload = (
        json.dumps(dict(each), sort_keys=True, separators=(",", ":"))
        for each in (second.actor, second.payload)
    )
    row = [2, "a", 2, "Noted", 1, "2026-11-20T02:30:00+00:00", actor, payload, previous]
    spelled = json.dumps(row, separators=(",", ":"))
    assert second.hash == hashlib.sha256(spelled.encode()).hexdigest()


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("stream", "b"),
        ("kind", "Notee"),
        ("format", 2),
        ("at", datetime(2026, 11, 20, 2, 30, 1, tzinfo=UTC)),
        ("actor", json.dumps({**KASI, "name": "Orang Lain"})),
        ("payload", "{}"),
        ("prev_hash", "f" * 64),
        ("hash", "0" * 64),
    ],
)
def test_a_changed_field_is_found_at_its_place(column: str, value: object) -> None:
    write("a", 9)
    as_intruder(f"UPDATE record_event SET {column} = %s WHERE seq = 5", (value,))  # noqa: S608
    verdict = queries.verify()
    assert (verdict.ok, verdict.position, verdict.events, verdict.flaw) == (False, 5, 4, "changed")


def test_spacing_and_order_within_the_stored_text_count_too() -> None:
    write("a", 4)
    as_intruder("UPDATE record_event SET payload = replace(payload, ':', ': ') WHERE seq = 3")
    assert queries.verify().position == 3


def test_words_moved_from_one_field_into_its_neighbour_are_found() -> None:
    write("a", 3)
    as_intruder(
        "UPDATE record_event SET actor = substr(actor, 1, 5), payload = substr(actor, 6) || payload WHERE seq = 2"
    )
    assert queries.verify().position == 2


def test_a_removed_event_is_found_at_its_place() -> None:
    write("a", 9)
    as_intruder("DELETE FROM record_event WHERE seq = 6")
    verdict = queries.verify()
    assert (verdict.position, verdict.flaw) == (6, "missing")


@pytest.mark.parametrize("gone", [7, 9])
def test_events_cut_off_at_the_end_are_found(gone: int) -> None:
    write("a", 9)
    as_intruder("DELETE FROM record_event WHERE seq >= %s", (gone,))
    verdict = queries.verify()
    assert (verdict.position, verdict.flaw) == (gone, "missing")


def test_all_events_removed_are_found() -> None:
    write("a", 3)
    as_intruder("DELETE FROM record_event")
    assert queries.verify().position == 1


def test_a_gap_that_was_closed_by_renumbering_is_found() -> None:
    write("a", 9)
    as_intruder("DELETE FROM record_event WHERE seq = 4")
    for seq in range(5, 10):
        as_intruder("UPDATE record_event SET seq = %s WHERE seq = %s", (seq - 1, seq))
    verdict = queries.verify()
    assert (verdict.position, verdict.flaw) == (4, "changed")


def test_an_inserted_event_is_found_at_its_place() -> None:
    write("a", 6)
    for seq in (6, 5, 4):
        as_intruder("UPDATE record_event SET seq = %s WHERE seq = %s", (seq + 1, seq))
    _insert_copy(4)
    assert queries.verify().position == 4


def _insert_copy(seq: int) -> None:
    append_only.unguard(connection)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO record_event (seq, stream, version, kind, format, at, actor, payload, prev_hash, hash) "
            "SELECT %s, 'other', 1, kind, format, at, actor, payload, prev_hash, hash FROM record_event WHERE seq = 3",
            (seq,),
        )


def test_an_event_added_past_the_end_is_found() -> None:
    write("a", 5)
    _insert_copy(6)
    verdict = queries.verify()
    assert (verdict.position, verdict.flaw) == (6, "surplus")


def test_two_exchanged_events_are_found_at_the_first() -> None:
    write("a", 8)
    for old, new in ((3, 99), (6, 3), (99, 6)):
        as_intruder("UPDATE record_event SET seq = %s WHERE seq = %s", (new, old))
    assert queries.verify().position == 3


def test_a_changed_head_is_found() -> None:
    write("a", 2)
    as_intruder("UPDATE record_chainhead SET hash = %s", ("a" * 64,))
    verdict = queries.verify()
    assert (verdict.ok, verdict.position, verdict.flaw) == (False, 2, "head")


def test_a_text_that_is_no_longer_text_condemns_its_own_event() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL refuses such bytes itself")
    write("a", 4)
    as_intruder("UPDATE record_event SET payload = CAST(x'ff7b7d' AS TEXT) WHERE seq = 3")
    assert queries.verify().position == 3


def test_whoever_read_an_older_version_is_refused_and_nothing_is_written() -> None:
    write("a", 2)
    with pytest.raises(Conflict) as refused:
        write("a", 1, expected=1)
    assert (refused.value.stream, refused.value.expected, refused.value.found) == ("a", 1, 2)
    with pytest.raises(Conflict):
        write("a", 1, expected=0)
    with pytest.raises(Conflict):
        write("new", 1, expected=3)
    assert queries.verify().events == 2 and queries.version("new") == 0


def test_nothing_stays_of_a_transaction_that_failed() -> None:
    write("a", 2)
    with pytest.raises(LookupError), transaction.atomic():
        append("a", [NewEvent(kind="B", payload={})], expected=2, at=later(1))
        raise LookupError
    assert (queries.version("a"), queries.verify().events) == (2, 2)
    assert write("a", 1, expected=2)[0].seq == 3


def test_a_time_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        write("a", 1, at=datetime(2026, 11, 20, 9, 30))  # noqa: DTZ001
