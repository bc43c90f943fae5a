"""A new file enters the record, and the worker is asked for what follows from it."""

from typing import Any

from wartapraja.casework.clock import now
from wartapraja.organisation import queries as organisation
from wartapraja.record import commands as record
from wartapraja.record import queries as recorded
from wartapraja.record.types import Effect, NewEvent


def stream_of(kind: str, pk: int) -> str:
    """The name of a file's stream in the record."""
    return f"media.{kind}.{pk}"


def note(kept: Any, *, replaced: bool) -> None:
    """Record that a file came in or was replaced, and queue its effect. Call inside a transaction.

    Args:
        kept: a saved picture, paper or video.
        replaced: it had other content before.
    """
    facts = {"sha256": kept.sha256, "size": kept.file.size, "title": kept.title}
    write(
        kept,
        "FileReplaced" if replaced else "FileAdded",
        facts,
        user=kept.uploaded_by_user,
        follow_up=bool(kept.effect),
    )


def write(
    kept: Any, kind: str, facts: dict[str, Any], *, user: Any, follow_up: bool = False
) -> None:
    """Append one event to a file's stream.

    Args:
        kept: a saved picture, paper or video.
        kind: name of the event.
        facts: its payload.
        user: who did it; None for the system.
        follow_up: queue what the worker does with such a file; once for each event that asks for it.
    """
    stream = stream_of(kept.kind, kept.pk)
    version = recorded.version(stream)
    effects: tuple[Effect, ...] = ()
    if follow_up:
        payload = {"id": kept.pk, "sha256": kept.sha256}
        effects = (
            Effect(name=kept.effect, key=f"{kept.effect}:{kept.pk}:{version}", payload=payload),
        )
    event = NewEvent(kind=kind, payload=facts, actor=actor_of(user), format=1)
    record.append(stream, [event], expected=version, at=now(), effects=effects)


def office_of(user: Any) -> Any:
    """The office that a file handed in by this account belongs to; None for the system's own files."""
    person = organisation.person_of(user)
    return person.office if person else None


def actor_of(user: Any) -> dict[str, Any]:
    """Who did it, as the record keeps people; the system when nobody did."""
    person = organisation.person_of(user)
    return {
        "person": person.key if person else "",
        "name": person.full_name
        if person
        else (user.get_username() if user is not None else "Wartapraja"),
        "position": "",
        "via": None,
        "system": user is None,
    }
