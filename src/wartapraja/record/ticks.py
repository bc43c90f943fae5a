"""What rooms look at by the clock, found in each room's ``ticks.py``.

A tick must bear running twice, late or not at all: it acts on what is so (rows with a due time), never on the
fact that it was called. Its last run is a heartbeat in the database, so several workers share the work.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from wartapraja.record.models import Heartbeat
from wartapraja.record.rooms import modules_of_rooms

log = logging.getLogger(__name__)
Look = Callable[[datetime], object]
PREFIX = "tick:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """One look and how often it is taken."""

    name: str
    every_seconds: int
    look: Look


_ticks: dict[str, Tick] = {}


def tick(name: str, *, every_seconds: int) -> Callable[[Look], Look]:
    """Register a look under its name, ``room.name``."""

    def register(look: Look) -> Look:
        _ticks[name] = Tick(name=name, every_seconds=every_seconds, look=look)
        return look

    return register


def all_ticks() -> list[Tick]:
    """Every look of this installation."""
    modules_of_rooms("ticks")
    return list(_ticks.values())


def run_due_ticks(now: datetime) -> int:
    """Take the looks whose time has come; returns how many. One that fails is noted and does not stop the others."""
    due = [each for each in all_ticks() if _take_turn(each, now)]
    for each in due:
        _look(each, now)
    return len(due)


def _take_turn(each: Tick, now: datetime) -> bool:
    """Whether it is our turn: one conditional update, so that of two workers only one looks.

    A last run in the future (the clock was set back) counts as due.
    """
    name = PREFIX + each.name
    rested = Q(at__lte=now - timedelta(seconds=each.every_seconds)) | Q(at__gt=now)
    mine = Heartbeat.objects.filter(name=name)
    if mine.filter(rested).exists():
        return bool(mine.filter(rested).update(at=now))
    _row, first_time = (
        (None, False) if mine.exists() else mine.get_or_create(name=name, defaults={"at": now})
    )
    return first_time


def _look(each: Tick, now: datetime) -> None:
    error = ""
    try:
        each.look(now)
    except Exception as raised:
        log.exception("tick failed name=%s", each.name)
        error = f"{type(raised).__name__}: {raised}"[:500]
    Heartbeat.objects.filter(name=PREFIX + each.name).update(detail={"error": error})
