"""What rooms look at by the clock, found in each room's ``ticks.py``. A tick must bear running twice, late or not at all."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.utils.module_loading import autodiscover_modules

Look = Callable[[datetime], None]


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


@cache
def _discovered() -> bool:
    autodiscover_modules("ticks")
    return True


def all_ticks() -> list[Tick]:
    """Every look of this installation."""
    _discovered()
    return list(_ticks.values())
