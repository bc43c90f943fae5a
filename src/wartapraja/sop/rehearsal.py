"""Playing a run of an SOP through the engine at its standard times, with one person per actor."""

from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from wartapraja.sop.calendar import OfficeCalendar, add_working_minutes, due, nominal_minutes
from wartapraja.sop.definition import Definition, Step, Track
from wartapraja.sop.engine import (
    Acting,
    CallReturned,
    Command,
    Complete,
    Event,
    Refused,
    Start,
    State,
    decide,
    evolve,
)
from wartapraja.sop.engine.state import OpenHand
from wartapraja.sop.terms import CaseStatus, Trigger

Choice = tuple[str, str]
"""Key or number of a step, and the key of the outcome to choose there."""

_REASON = "rehearsal"


class ImpossibleChoice(ValueError):
    """A choice names a track, step or outcome that the run does not have or never comes to."""

    def __init__(self, message: str, **facts: Any) -> None:
        """Keep what was chosen and what could have been."""
        super().__init__(message)
        self.facts = facts


def rehearse(
    definition: Definition,
    track: str | None,
    choices: Iterable[Choice],
    start: datetime,
    calendar: OfficeCalendar,
) -> dict[str, Any]:
    """One run from start to end, as plain data for `wartapraja sop rehearse --json`.

    A step takes its first outcome unless a choice says otherwise; several choices for one step are
    used up in order. A called SOP is taken to finish at once.

    Args:
        definition: the SOP.
        track: key of the track; None for the first that an item starts, else the first.
        choices: what to answer where.
        start: when the run begins.
        calendar: whose hours count.

    Returns:
        `events` with the local time, due time and working minutes so far of each,
        `working_minutes` in all (ranges at their upper bound, open and none at 0) and `ended`.

    Raises:
        ImpossibleChoice: a choice cannot be made, or was left over at the end.
        CalendarEnds: the run goes past the last day the calendar knows.
    """
    chosen = _track(definition, track)
    run = _Run(definition=definition, track=chosen, calendar=calendar, at=calendar.local(start))
    for name, outcome in choices:
        run.choices[_step(chosen, name).key].append(outcome)
    run.play()
    return {
        "sop": definition.key,
        "track": chosen.key,
        "events": run.rows,
        "working_minutes": run.total,
        "ended": str(run.state.status) if run.state else None,
    }


def default_track(definition: Definition) -> Track:
    """The first track that an item starts, else the first."""
    items = (track for track in definition.tracks if track.trigger is Trigger.ITEM)
    return next(items, definition.tracks[0])


def _track(definition: Definition, key: str | None) -> Track:
    if key is None:
        return default_track(definition)
    found = definition.track(key)
    if found is None:
        known = [track.key for track in definition.tracks]
        message = f"{definition.key} has no track {key!r}; there are {', '.join(known)}."
        raise ImpossibleChoice(message, track=key, known=known)
    return found


def _step(track: Track, name: str) -> Step:
    by_number = {step.number: step for step in track.steps if step.number}
    found = track.step(name) or by_number.get(name)
    if found is None:
        known = [step.number or step.key for step in track.steps]
        message = f"Track {track.key} has no step {name!r}; there are {', '.join(known)}."
        raise ImpossibleChoice(message, step=name, known=known)
    return found


@dataclass(slots=True, kw_only=True)
class _Run:
    definition: Definition
    track: Track
    calendar: OfficeCalendar
    at: datetime
    choices: defaultdict[str, deque[str]] = field(default_factory=lambda: defaultdict(deque))
    state: State | None = None
    rows: list[dict[str, Any]] = field(default_factory=list)
    total: int = 0

    def play(self) -> None:
        """Go on until the case is closed."""
        first = self.track.step(self.track.start)
        actor = first.actors[0] if first else ""
        caller = "rehearsal" if self.track.trigger is Trigger.CALL else None
        by = self._person(actor, system=caller is not None)
        self._do(Start(case="rehearsal", track=self.track.key, by=by, at=self.at, called_by=caller))
        while self.state is not None and not self.state.closed:
            self._move(self.state)
        left = {step: list(rest) for step, rest in self.choices.items() if rest}
        if left:
            names = ", ".join(f"{step}={rest[0]}" for step, rest in left.items())
            message = f"The run never came to make this choice: {names}."
            raise ImpossibleChoice(message, left=left)

    def _move(self, state: State) -> None:
        if state.waiting is not None:
            reference, child = state.waiting.reference, "rehearsal-call"
            ended = CaseStatus.FINISHED
            self._do(CallReturned(child=child, reference=reference, ended=ended, at=self.at))
        elif state.open is not None:
            step = _step(self.track, state.open.step)
            self._work(step, state.open)
            self._do(self._completion(step, state.open))

    def _completion(self, step: Step, opened: OpenHand) -> Complete:
        return Complete(
            step=step.key,
            hand=opened.hand,
            outcome=self._outcome(step, opened),
            by=self._person(opened.actor),
            at=self.at,
            reason=_REASON,
        )

    def _outcome(self, step: Step, opened: OpenHand) -> str:
        """The next choice for the step; of several hands the last that may choose it does."""
        offered = [outcome.key for outcome in step.offered(opened.hand)]
        waiting = self.choices[step.key]
        if not waiting:
            return offered[0]
        if opened.hand < opened.hands - 1:
            return offered[0]
        if waiting[0] not in offered:
            message = f"Step {step.number or step.key} has no outcome {waiting[0]!r}; there are {', '.join(offered)}."
            raise ImpossibleChoice(message, step=step.key, outcome=waiting[0], known=offered)
        return waiting.popleft()

    def _work(self, step: Step, opened: OpenHand) -> None:
        """Let the standard time of the step pass, in equal parts for its hands."""
        minutes = nominal_minutes(self.calendar, step.time)
        share = minutes * (opened.hand + 1) // opened.hands - minutes * opened.hand // opened.hands
        self.at = add_working_minutes(self.calendar, self.at, share)
        self.total += share

    def _person(self, actor: str, *, system: bool = False) -> Acting:
        return Acting(person=actor, actors=frozenset({actor}), position=actor, system=system)

    def _do(self, command: Command) -> None:
        answer = decide(self.definition, self.state, command)
        if isinstance(answer, Refused):
            codes = ", ".join(answer.codes)
            message = f"The engine refuses this run: {codes}."
            raise ImpossibleChoice(message, refused=list(answer.codes))
        for event in answer:
            self.state = evolve(self.state, event)
            self.rows.append(self._row(event))

    def _row(self, event: Event) -> dict[str, Any]:
        plain = event.to_json()
        key = plain.get("step")
        step = self.track.step(key) if key else None
        row = {
            "at": self.calendar.local(event.at).isoformat(),
            "type": plain["type"],
            "step": (step.number or step.key) if step else None,
            "key": key,
            "actor": plain.get("actor"),
            "working_minutes": self.total,
        }
        if plain.get("outcome"):
            row["outcome"] = plain["outcome"]
        if plain["type"] == "StepOpened" and step is not None:
            row["due"] = self._due(step, plain["entered_at"])
        return row

    def _due(self, step: Step, entered_at: str) -> str | None:
        at = due(self.calendar, datetime.fromisoformat(entered_at), step.time)
        return at.isoformat() if at else None
