"""How far a case has come, step by step and hand by hand, and when its clock was running."""

from dataclasses import dataclass
from datetime import datetime

from wartapraja.sop.definition import Step, Track
from wartapraja.sop.engine.state import Act, Pausing, State, Visit, VisitResult
from wartapraja.sop.interval import Interval
from wartapraja.sop.terms import CaseStatus, StepStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class HandProgress:
    """One hand of a step in its newest round."""

    hand: int
    actor: str
    status: StepStatus
    act: Act | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepProgress:
    """One step of a case."""

    step: str
    number: str | None
    status: StepStatus
    visits: tuple[Visit, ...]
    hands: tuple[HandProgress, ...]

    @property
    def round(self) -> int:
        """Number of the newest round; 0 when the case never reached the step."""
        return self.visits[-1].round if self.visits else 0


def progress(track: Track, state: State | None) -> tuple[StepProgress, ...]:
    """Every step of the track in order, with where the case stands in it."""
    return tuple(_step(step, state) for step in track.steps)


def worked_intervals(state: State, visit: Visit) -> tuple[Interval, ...]:
    """The stretches in which the clock of one round ran: from entering to leaving, less pauses.

    The wait for a called SOP is not in it: the round is left when the call begins. The last
    stretch has no end while the round is still open and its clock runs.
    """
    stretches: list[Interval] = []
    start: datetime | None = visit.entered_at
    for pause in state.pauses:
        if start is None or not _within(pause, start, visit.left_at):
            continue
        stretches.append(Interval(start=start, end=max(start, pause.since)))
        start = pause.until
    if start is not None and (visit.left_at is None or visit.left_at >= start):
        stretches.append(Interval(start=start, end=visit.left_at))
    return tuple(stretches)


def _within(pause: Pausing, start: datetime, end: datetime | None) -> bool:
    return (pause.until is None or pause.until > start) and (end is None or pause.since < end)


def _step(step: Step, state: State | None) -> StepProgress:
    visits = state.visits_of(step.key) if state else ()
    return StepProgress(
        step=step.key,
        number=step.number,
        status=_status(visits, state),
        visits=visits,
        hands=_hands(step, visits, state),
    )


_RESULTS = {
    VisitResult.CALLED: StepStatus.CALLED,
    VisitResult.DONE: StepStatus.DONE,
    VisitResult.SKIPPED: StepStatus.SKIPPED,
    VisitResult.RETURNED: StepStatus.RETURNED,
    VisitResult.REJECTED: StepStatus.REJECTED,
    VisitResult.CANCELLED: StepStatus.CANCELLED,
}


def _status(visits: tuple[Visit, ...], state: State | None) -> StepStatus:
    if not visits or visits[-1].superseded:
        return StepStatus.SKIPPED if state and state.closed else StepStatus.WAITING
    if visits[-1].result is VisitResult.OPEN:
        return _open_status(state)
    return _RESULTS[visits[-1].result]


def _open_status(state: State | None) -> StepStatus:
    paused = state is not None and state.status is CaseStatus.PAUSED
    return StepStatus.PAUSED if paused else StepStatus.NOW


def _hands(step: Step, visits: tuple[Visit, ...], state: State | None) -> tuple[HandProgress, ...]:
    counted = visits[-1].valid_acts if visits and not visits[-1].superseded else ()
    acts = {act.hand: act for act in counted}
    return tuple(
        HandProgress(
            hand=index,
            actor=actor,
            status=_hand_status(step.key, index, acts.get(index), state),
            act=acts.get(index),
        )
        for index, actor in enumerate(step.actors)
    )


def _hand_status(step: str, hand: int, act: Act | None, state: State | None) -> StepStatus:
    if act is not None:
        return StepStatus.DONE
    opened = state.open if state else None
    here = opened is not None and (opened.step, opened.hand) == (step, hand)
    return _open_status(state) if here else StepStatus.WAITING
