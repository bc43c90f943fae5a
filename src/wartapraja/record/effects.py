"""Handlers of effects, found in each room's ``effects.py``."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.utils.module_loading import autodiscover_modules


class Permanent(Exception):
    """Raised by a handler: this will never work, do not try again; the message says why."""


class Cancelled(Exception):
    """Raised by a handler that saw that its effect was cancelled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectContext:
    """What a handler may know besides its payload.

    Attributes:
        key: the idempotency key; hand it on to the outside where that takes one.
        attempt: 1 for the first try.
        now: the instant of this try.
        beat: call it in long work with the progress (0 to 100); it extends the lease and raises `Cancelled`.
    """

    key: str
    attempt: int
    now: datetime
    beat: Callable[[int], None]


Handler = Callable[[dict[str, Any], EffectContext], dict[str, Any] | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """A handler and how often it is tried."""

    handler: Handler
    max_attempts: int


_handlers: dict[str, Registered] = {}


def effect(name: str, *, max_attempts: int = 12) -> Callable[[Handler], Handler]:
    """Register the handler of an effect under its name, ``room.name``."""

    def register(handler: Handler) -> Handler:
        if name in _handlers and _handlers[name].handler is not handler:
            raise RuntimeError(f"Two handlers for the effect {name}: {_handlers[name].handler.__module__} and {handler.__module__}.")
        _handlers[name] = Registered(handler=handler, max_attempts=max_attempts)
        return handler

    return register


@cache
def _discovered() -> bool:
    autodiscover_modules("effects")
    return True


def handler_of(name: str) -> Registered | None:
    """The handler of an effect; None when no room has one."""
    _discovered()
    return _handlers.get(name)
