"""The page's own chain in the record."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from wartapraja.record import commands as record
from wartapraja.record import queries as recorded
from wartapraja.record.types import Effect, NewEvent

SYSTEM = {"person": "", "name": "Wartapraja", "position": "", "via": None, "system": True}


def stream_of(page: Any) -> str:
    """The name of a page's chain."""
    return f"page:{page.pk}"


def note(
    page: Any,
    kind: str,
    facts: Mapping[str, Any],
    *,
    at: datetime,
    by: Mapping[str, Any] | None = None,
    effects: Sequence[Effect] = (),
) -> None:
    """Append one event to a page's chain, with what the worker does because of it. Call inside a transaction.

    Args:
        page: the page.
        kind: name of the event.
        facts: its payload.
        at: the instant.
        by: snapshot of who did it; None for the system.
        effects: for the worker.
    """
    event = NewEvent(kind=kind, payload=facts, actor=by or SYSTEM)
    record.append(
        stream_of(page),
        [event],
        expected=recorded.version(stream_of(page)),
        at=at,
        effects=tuple(effects),
    )


def next_version(page: Any) -> int:
    """The number of the next event; it makes the key of an effect unique."""
    return recorded.version(stream_of(page)) + 1


def who(person: Any, title: str) -> dict[str, Any]:
    """A snapshot of a person: what they were called and what they were when they acted."""
    return {
        "person": person.key,
        "name": person.full_name,
        "position": title,
        "via": None,
        "system": False,
    }
