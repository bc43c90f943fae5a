"""A holiday that is put in moves the open due times, on the record, where those concerned will see it."""

from datetime import date, timedelta

import pytest

from tests.casework.conftest import FRIDAY, Bureau, Trial
from wartapraja.organisation import commands as organisation
from wartapraja.organisation.models import Holiday
from wartapraja.organisation.types import Day
from wartapraja.record import queries as record
from wartapraja.record.worker import run_once

pytestmark = pytest.mark.django_db
HOLIDAY = Day(
    date=date(2026, 11, 20), name="Libur mendadak", kind="libur_nasional", source="Keppres"
)


@pytest.fixture
def moved(trial: Trial, bureau: Bureau) -> Trial:
    """The trial, after the very day on which its step is open became a holiday."""
    organisation.change_holidays(bureau.office, put=[HOLIDAY], at=FRIDAY + timedelta(minutes=1))
    run_once(FRIDAY + timedelta(minutes=2))
    return trial


def test_a_new_holiday_moves_the_due_time_to_the_next_working_day(moved: Trial) -> None:
    assert moved.open().due_at.date() == date(2026, 11, 23)
    told = [row for row in record.events(moved.case.stream) if row.kind == "DueTimeMoved"]
    assert [row.payload["case"] for row in told] == [moved.case.number]
    assert told[0].payload["before"] < told[0].payload["after"]
    assert told[0].actor["system"] is True
    assert record.verify().ok


def test_the_effect_that_moves_them_is_done_after_one_run(moved: Trial) -> None:
    assert not record.pending("casework.recompute_due")


def test_a_second_run_moves_nothing(moved: Trial, bureau: Bureau) -> None:
    from wartapraja.casework.commands.deadlines import recompute

    assert recompute(bureau.office.key, FRIDAY + timedelta(minutes=9)) == []


def test_taking_the_holiday_out_moves_the_due_time_back(moved: Trial, bureau: Bureau) -> None:
    row = Holiday.objects.get(office=bureau.office, name=HOLIDAY.name)
    organisation.change_holidays(bureau.office, remove=[row], at=FRIDAY + timedelta(minutes=3))
    run_once(FRIDAY + timedelta(minutes=4))
    assert moved.open().due_at == FRIDAY + timedelta(minutes=10)
