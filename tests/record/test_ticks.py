"""A look by the clock is taken when its time has come, by one worker, and survives what goes wrong in it."""

from datetime import datetime

import pytest

from tests.record.writing import FRIDAY, later
from wartapraja.record import queries, ticks

pytestmark = pytest.mark.django_db


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The only tick there is, once a minute; what it saw."""
    ticks.all_ticks()  # those of the rooms are found once, before this one stands alone
    seen: list[datetime] = []
    alone = {"ujian.lihat": ticks.Tick(name="ujian.lihat", every_seconds=60, look=seen.append)}
    monkeypatch.setattr(ticks, "_ticks", alone)
    return seen


def test_a_tick_runs_at_once_and_then_when_its_time_has_come(looked: list[datetime]) -> None:
    assert [ticks.run_due_ticks(later(s)) for s in (0, 0, 1, 59, 60, 61, 500)] == [
        1,
        0,
        0,
        0,
        1,
        0,
        1,
    ]
    assert looked == [FRIDAY, later(60), later(500)]


def test_a_clock_set_back_does_not_silence_a_tick(looked: list[datetime]) -> None:
    ticks.run_due_ticks(later(9_999))
    assert ticks.run_due_ticks(FRIDAY) == 1


def test_a_failing_tick_is_noted_and_stops_no_other(
    looked: list[datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(now: datetime) -> None:
        raise OSError("no calendar")

    ticks.tick("ujian.rusak", every_seconds=60)(broken)
    ticks.tick("ujian.sesudah", every_seconds=60)(looked.append)
    assert ticks.run_due_ticks(FRIDAY) == 3
    assert looked == [FRIDAY, FRIDAY]
    noted = queries.heartbeat("tick:ujian.rusak")
    assert noted is not None and "no calendar" in noted.detail["error"]
