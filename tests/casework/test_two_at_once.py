"""Two people who press at the same moment: one wins, the other is told, nothing is half done."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from tests.casework.conftest import FRIDAY, Bureau, Trial
from wartapraja.casework import commands
from wartapraja.casework.models import Case, StepRun
from wartapraja.record import queries as record
from wartapraja.sop import shelf

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(work: Callable[[int], Any], count: int) -> list[Any]:
    """Run the work in so many threads at the same moment, each with a connection of its own."""
    barrier = threading.Barrier(count)
    results: list[Any] = [None] * count

    def run(place: int) -> None:
        try:
            barrier.wait()
            results[place] = work(place)
        except Exception as error:  # noqa: BLE001 - what each thread met is the result
            results[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return results


def test_of_four_presses_on_one_step_exactly_one_wins(trial: Trial) -> None:
    turn = trial.open()

    def press(_place: int) -> Case:
        return commands.act(
            case_id=trial.case.pk,
            turn_id=turn.pk,
            outcome="selesai",
            reason="",
            person=trial.writer,
            at=trial.at,
        )

    results = at_once(press, 4)
    won = [each for each in results if isinstance(each, Case)]
    lost = [each for each in results if isinstance(each, commands.Overtaken | commands.NotPossible)]
    assert (len(won), len(lost)) == (1, 3), results
    completed = [row for row in record.events(trial.case.stream) if row.kind == "HandCompleted"]
    assert len(completed) == 1
    assert StepRun.objects.filter(case=trial.case, open=True).count() == 1
    assert record.verify().ok


def test_cases_started_at_once_get_numbers_of_their_own(bureau: Bureau) -> None:
    def start(place: int) -> str:
        return commands.start(
            office=bureau.office,
            sop_key="website-tabanan",
            track=shelf.load("website-tabanan").tracks[0].key,
            title=f"Berkas {place}",
            person=bureau.people["kasi"],
            at=FRIDAY,
        ).number

    numbers = at_once(start, 4)
    assert len(set(map(str, numbers))) == 4, numbers
    assert all("/WEB/" in str(number) for number in numbers), numbers
    assert record.verify().ok


def test_a_turn_of_another_case_is_not_accepted(trial: Trial, bureau: Bureau) -> None:
    other = commands.start(
        office=bureau.office,
        sop_key="percobaan",
        track="item",
        title="Lain",
        person=trial.writer,
        at=FRIDAY,
    )
    foreign = StepRun.objects.get(case=other, open=True)
    with pytest.raises(commands.Overtaken):
        commands.act(
            case_id=trial.case.pk,
            turn_id=foreign.pk,
            outcome="selesai",
            reason="",
            person=trial.writer,
            at=FRIDAY,
        )
    assert trial.open().step == "tulis"
