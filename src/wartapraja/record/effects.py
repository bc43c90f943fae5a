"""Handlers of effects, found in each room's ``effects.py``.

A handler is called again when the worker died in the middle, so it must bear that. Three ways, best first:

* ``@effect(..., atomic=True)`` when it only writes to the database: all of it commits together with the mark that
  the effect is done, or none of it. No network and no rendering in there: SQLite has one writer.
* Work outside, then ``context.settle(write)``: `write` runs in the transaction of the mark.
* Hand ``context.key`` to the outside where it takes an idempotency key, or look first whether it is done already.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wartapraja.record.rooms import modules_of_rooms
from wartapraja.record.types import Lane


class Permanent(Exception):
    """Raised by a handler: this will never work, do not try again; the message says why, in a sentence."""


class Cancelled(Exception):
    """Raised by `beat`, or by a handler that saw that its effect was cancelled."""


class TwoHandlers(Exception):
    """Two functions claim the same effect."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectContext:
    """What a handler may know besides its payload.

    Attributes:
        key: the idempotency key; hand it on to the outside where that takes one.
        attempt: 1 for the first try.
        now: the instant of this try.
        beat: call it in long work with the progress (0 to 100); it extends the lease and raises `Cancelled`.
        cancelled: whether the effect was cancelled, or given to another worker, meanwhile.
        settle: hand it a function without arguments; it runs in the transaction that marks the effect done.
    """

    key: str
    attempt: int
    now: datetime
    beat: Callable[[int], None]
    cancelled: Callable[[], bool]
    settle: Callable[[Callable[[], object]], None]


Handler = Callable[[dict[str, Any], EffectContext], Mapping[str, Any] | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """A handler, how often it is tried, whether it runs within one transaction, and in which lane."""

    handler: Handler
    max_attempts: int
    atomic: bool
    lane: Lane


_handlers: dict[str, Registered] = {}


def effect(
    name: str, *, max_attempts: int = 12, atomic: bool = False, slow: bool = False
) -> Callable[[Handler], Handler]:
    """Register the handler of an effect under its name, ``room.name``.

    Args:
        name: what `Effect.name` says.
        max_attempts: how often it is tried before somebody must look; 12 tries reach over about two hours.
        atomic: run the handler in the transaction that marks the effect done.
        slow: it may take minutes (video, backup): it waits only for its like, never does anything else wait for it.

    Raises:
        TwoHandlers: the name is taken.
    """

    def register(handler: Handler) -> Handler:
        taken = _handlers.get(name)
        if taken is not None and _address(taken.handler) != _address(handler):
            raise TwoHandlers(f"{name}: {_address(taken.handler)} and {_address(handler)}.")
        _handlers[name] = Registered(
            handler=handler,
            max_attempts=max_attempts,
            atomic=atomic,
            lane=Lane.SLOW if slow else Lane.FAST,
        )
        return handler

    return register


def handler_of(name: str) -> Registered | None:
    """The handler of an effect; None when no room has one."""
    discover()
    return _handlers.get(name)


def slow_names() -> list[str]:
    """The effects of the slow lane."""
    discover()
    return sorted(name for name, each in _handlers.items() if each.lane is Lane.SLOW)


def discover() -> None:
    """Import every room's ``effects``, once."""
    modules_of_rooms("effects")


def _address(handler: Handler) -> str:
    return f"{handler.__module__}.{handler.__qualname__}"
