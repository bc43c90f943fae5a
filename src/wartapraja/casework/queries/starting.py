"""Which tracks a person may start now."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max

from wartapraja.casework.commands.procedures import definition_of
from wartapraja.casework.models import Procedure
from wartapraja.organisation import queries as organisation
from wartapraja.sop.definition import Definition, Track
from wartapraja.sop.terms import Trigger


@dataclass(frozen=True, slots=True, kw_only=True)
class Startable:
    """One track of one SOP in one office that the person may start."""

    office: Any
    sop_key: str
    track: str
    label: str
    steps: int
    first: str

    @property
    def value(self) -> str:
        """How a form names it."""
        return f"{self.office.pk}:{self.sop_key}:{self.track}"


def procedures_in_force() -> list[Procedure]:
    """The newest version of every adopted SOP, by title."""
    newest = Procedure.objects.values("key").annotate(version=Max("version"))
    wanted = {(row["key"], row["version"]) for row in newest}
    return sorted(
        (each for each in Procedure.objects.all() if (each.key, each.version) in wanted),
        key=lambda each: each.title,
    )


def startable_tracks(person: Any, at: datetime) -> list[Startable]:
    """The tracks whose first step belongs to an actor that this person may be."""
    mine: dict[tuple[int, str], set[str]] = {}
    offices = {}
    for office, sop_key, actor in organisation.actor_triples(person, at):
        mine.setdefault((office.pk, sop_key), set()).add(actor)
        offices[office.pk] = office
    found = []
    for procedure in procedures_in_force():
        definition = definition_of(procedure)
        for (office_id, sop_key), actors in mine.items():
            if sop_key == procedure.key:
                found += [
                    _startable(offices[office_id], definition, track)
                    for track in definition.tracks
                    if _may(definition, track, actors)
                ]
    return found


def _may(definition: Definition, track: Track, actors: set[str]) -> bool:
    first = track.step(track.start)
    if first is None or track.trigger is Trigger.CALL:
        return False
    actor = definition.actor(first.actors[0])
    return first.actors[0] in actors or (actor is not None and actor.recorded_by in actors)


def _startable(office: Any, definition: Definition, track: Track) -> Startable:
    label = (
        definition.title if len(definition.tracks) == 1 else f"{definition.title} · {track.title}"
    )
    first = track.step(track.start)
    return Startable(
        office=office,
        sop_key=definition.key,
        track=track.key,
        label=f"{label} ({office.name})",
        steps=len(track.steps),
        first=first.text if first else "",
    )
