"""A clock that a test moves by hand: `settings.CLOCK` may name it."""

from datetime import datetime, timedelta

from tests.people import NOW

_state = {"now": NOW}


def now() -> datetime:
    return _state["now"]


def set_to(instant: datetime) -> None:
    _state["now"] = instant


def move(step: timedelta) -> None:
    _state["now"] += step
