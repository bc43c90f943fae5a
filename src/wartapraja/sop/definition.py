"""What one SOP document says: identity, actors, tracks, steps, times and answers. Values only.

A definition is read from YAML (`sop.yaml_file`), checked by `sop.lint`, carried out by
`sop.engine` and drawn by `sop.drawing`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, NamedTuple

from wartapraja.sop.terms import Every, OutcomeKind, StepKind, TimeKind, Trigger, Unit

FORMAT = 1
"""Newest format of an SOP file; older ones pass through `sop.upcasters`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The identity block (*bagian identitas*); every part may be empty, as in the documents.

    Dates are text, because documents give "November 2020" as often as a full date.

    Follows: PermenPANRB 35/2012, bagian identitas.
    """

    unit: tuple[str, ...] = ()
    """Letterhead lines of the unit that made the SOP."""
    number: str = ""
    made: str = ""
    revised: str = ""
    effective: str = ""
    approved_by: str = ""
    """The position that approved it, never a person's name or NIP."""
    name: str = ""
    legal_basis: tuple[str, ...] = ()
    qualifications: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    remarks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One column of the flowchart; an office binds it to one of its positions."""

    key: str
    title: str
    recorded_by: str | None = None
    """For somebody outside the office (a citizen): the actor who records what they did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardTime:
    """Standard time of a step (*waktu*) as the document states it.

    `min` and `max` are counted in `unit`; both are equal when fixed and None when open or none.
    """

    kind: TimeKind
    min: int | None = None
    max: int | None = None
    unit: Unit | None = None
    text: str = ""


NO_TIME = StandardTime(kind=TimeKind.NONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One answer that a step can end with."""

    key: str
    label: str
    kind: OutcomeKind
    to: str | None = None
    """Key of the step the case goes to; None when the outcome ends the case."""
    reason_required: bool = False


class Call(NamedTuple):
    """The SOP and track that a call step runs."""

    sop: str
    track: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One row of the flowchart."""

    key: str
    number: str | None
    text: str
    actors: tuple[str, ...]
    """Actor keys of the hands in the order in which they act; mostly one."""
    kind: StepKind
    outcomes: tuple[Outcome, ...]
    activity: str | None = None
    """Address of the activity, such as `newsroom.write`; None is a plain hand-over."""
    needs: str = ""
    time: StandardTime = NO_TIME
    output: str = ""
    note: str = ""
    separate_from: tuple[str, ...] = ()
    """Keys of steps whose performer may not do this one: nobody approves his own work."""
    calls: Call | None = None
    withdrawable: bool = True
    """False when the step cannot be taken back because it left the office (publishing, sending)."""
    options: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """Free settings handed to the activity, such as its channels."""

    def outcome(self, key: str) -> Outcome | None:
        """The outcome of that key, or None."""
        return next((outcome for outcome in self.outcomes if outcome.key == key), None)

    def offered(self, hand: int) -> tuple[Outcome, ...]:
        """The outcomes that this hand may choose from.

        An answer that sends the step back to its own first hand is offered from the second hand on.
        """
        return tuple(outcome for outcome in self.outcomes if hand > 0 or outcome.to != self.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """When the clock starts a track.

    `day` is the ISO weekday (1-7) for a week, the day of the month (1-28) for a month, the day of
    January (1-28) for a year, and None for every day.
    """

    every: Every
    day: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """One run (*alur*) that the document holds: what starts it, and its steps in order."""

    key: str
    title: str
    trigger: Trigger
    start: str
    """Key of the step that a new case opens."""
    steps: tuple[Step, ...]
    schedule: Schedule | None = None

    def step(self, key: str) -> Step | None:
        """The step of that key, or None."""
        return next((step for step in self.steps if step.key == key), None)

    def index(self, key: str) -> int:
        """Place of the step in the document's order, from 0.

        Raises:
            KeyError: the track has no such step.
        """
        for index, step in enumerate(self.steps):
            if step.key == key:
                return index
        raise KeyError(key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A wording that the shipped definition corrects on purpose."""

    step: str | None
    """The document's number of the step, or None for the identity block."""
    field: str
    document: str
    shipped: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """One SOP in one version."""

    key: str
    title: str
    version: int
    identity: Identity
    actors: tuple[Actor, ...]
    tracks: tuple[Track, ...]
    format: int = FORMAT
    corrections: tuple[Correction, ...] = ()

    def steps(self) -> Iterator[Step]:
        """Every step of every track, in the document's order."""
        return (step for track in self.tracks for step in track.steps)

    def track(self, key: str) -> Track | None:
        """The track of that key, or None."""
        return next((track for track in self.tracks if track.key == key), None)

    def actor(self, key: str) -> Actor | None:
        """The actor of that key, or None."""
        return next((actor for actor in self.actors if actor.key == key), None)

    def find_step(self, key_or_number: str) -> Step | None:
        """The step of that key or else of that number of the document, or None."""
        by_key = (step for step in self.steps() if step.key == key_or_number)
        by_number = (step for step in self.steps() if step.number == key_or_number)
        return next(by_key, None) or next(by_number, None)

    def as_json(self) -> dict[str, Any]:
        """The definition as plain data, in the shape of `wartapraja sop show KEY --json`."""
        data = asdict(self)
        for track, plain in zip(self.tracks, data["tracks"], strict=True):
            for step, shown in zip(track.steps, plain["steps"], strict=True):
                call = step.calls
                shown["calls"] = {"sop": call.sop, "track": call.track} if call else None
        return data
