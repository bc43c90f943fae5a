"""The commands that move a case along its track: start, complete, a call that comes back."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from wartapraja.sop.definition import Definition, Outcome, Step, Track
from wartapraja.sop.engine import rights
from wartapraja.sop.engine.commands import CallReturned, Complete, Start
from wartapraja.sop.engine.events import (
    CallEnded,
    CaseFinished,
    CaseRejected,
    CaseStarted,
    Event,
    HandCompleted,
    StepCalled,
    StepOpened,
    StepSkipped,
)
from wartapraja.sop.engine.refusals import Refusal, RefusalCode, Refused, Remedy
from wartapraja.sop.engine.state import OpenHand, State
from wartapraja.sop.terms import (
    CLOSED_STATUSES,
    ONWARD_OUTCOMES,
    CaseStatus,
    OutcomeKind,
    Trigger,
)

Answer = tuple[Event, ...] | Refused


def start(definition: Definition, state: State | None, command: Start) -> Answer:
    """Begin a case and open the first hand of its track."""
    if state is not None:
        return _no(RefusalCode.CASE_EXISTS, {"case": state.case}, Remedy.RELOAD)
    track = definition.track(command.track)
    if track is None:
        known = [track.key for track in definition.tracks]
        return _no(RefusalCode.UNKNOWN_TRACK, {"track": command.track, "known": known})
    first = _step(track, track.start)
    uncalled = track.trigger is Trigger.CALL and command.called_by is None
    allowed = command.by.system or rights.may_act(definition, first.actors[0], command.by)
    if uncalled or not allowed:
        return Refused(
            reasons=(
                Refusal(
                    code=RefusalCode.MAY_NOT_START,
                    facts={"track": track.key, "trigger": track.trigger},
                    remedy=Remedy.NONE if uncalled else Remedy.ASK_ACTOR,
                    who_can=() if uncalled else rights.holders(definition, first.actors[0]),
                ),
            )
        )
    started = CaseStarted(
        at=command.at,
        case=command.case,
        sop=definition.key,
        definition_version=definition.version,
        track=track.key,
        trigger=track.trigger,
        called_by=command.called_by,
        person=command.by.person,
        position=command.by.position,
        via=command.by.via,
    )
    return (started, _opened(first, rounds=0, at=command.at))


def complete(definition: Definition, state: State, command: Complete) -> Answer:
    """Do the open hand and move the case where its answer leads."""
    track = track_of(definition, state)
    step = track.step(command.step)
    if step is None:
        return _no(RefusalCode.UNKNOWN_STEP, {"step": command.step}, Remedy.RELOAD)
    standing = _standing(state)
    opened = state.open
    if opened is None or not _is_open(opened, command):
        return Refused(reasons=(*standing, _not_open(definition, state, command)))
    offered = {outcome.key: outcome for outcome in step.offered(opened.hand)}
    outcome = offered.get(command.outcome)
    reasons = [
        *standing,
        *rights.turn(definition, state, opened, command.by),
        *rights.own_work(state, step, command.by.person),
        *_answer(tuple(offered), outcome, command),
    ]
    if reasons or outcome is None:
        return Refused(reasons=tuple(reasons))
    done = _completed(step, outcome, opened, command)
    return (done, *_onward(track, state, step, outcome, command))


def call_returned(definition: Definition, state: State, command: CallReturned) -> Answer:
    """Go on after the called case finished; else give the calling step back to its actor.

    A called case that was rejected or cancelled opens the calling step again in a new round:
    its actor calls once more, or takes another outcome of the step, with its reason.
    """
    waiting = state.waiting
    if waiting is None:
        return _no(RefusalCode.NOT_WAITING_FOR_CALL, {"child": command.child})
    if command.reference != waiting.reference:
        facts = {"reference": command.reference, "expected": waiting.reference}
        return _no(RefusalCode.OTHER_CALL, facts)
    if command.ended not in CLOSED_STATUSES:
        return _no(RefusalCode.CALL_STILL_OPEN, {"child": command.child, "status": command.ended})
    ended = CallEnded(
        at=command.at,
        step=waiting.step,
        number=waiting.number,
        round=waiting.round,
        reference=waiting.reference,
        child=command.child,
        ended=command.ended,
    )
    track = track_of(definition, state)
    step = _step(track, waiting.step)
    if command.ended is CaseStatus.FINISHED:
        outcome = state.visits[-1].acts[-1].outcome
        return (ended, *_forward(track, state, step, outcome, waiting.to, command.at))
    again = _opened(step, rounds=state.rounds(step.key), at=command.at, returned_from=step.key)
    return (ended, again)


def track_of(definition: Definition, state: State) -> Track:
    """The track the case runs on."""
    track = definition.track(state.track)
    if track is None:
        raise ValueError(f"{definition.key} has no track {state.track}.")
    return track


def _step(track: Track, key: str) -> Step:
    step = track.step(key)
    if step is None:
        raise ValueError(f"Track {track.key} has no step {key}.")
    return step


def _no(code: RefusalCode, facts: Mapping[str, object], remedy: Remedy = Remedy.NONE) -> Refused:
    return Refused(reasons=(Refusal(code=code, facts=facts, remedy=remedy),))


def _standing(state: State) -> list[Refusal]:
    """Why nobody can complete anything now."""
    if state.status is CaseStatus.PAUSED:
        facts = {"since": state.pauses[-1].since, "reason": state.pauses[-1].reason}
        return [Refusal(code=RefusalCode.CASE_PAUSED, facts=facts, remedy=Remedy.RESUME)]
    if state.waiting is not None:
        facts = {"sop": state.waiting.sop, "step": state.waiting.step}
        code, remedy = RefusalCode.WAITING_FOR_CALL, Remedy.WAIT_FOR_CALL
        return [Refusal(code=code, facts=facts, remedy=remedy)]
    return []


def _is_open(opened: OpenHand, command: Complete) -> bool:
    same = (opened.step, opened.hand) == (command.step, command.hand)
    return same and command.round in (None, opened.round)


def _not_open(definition: Definition, state: State, command: Complete) -> Refusal:
    opened = state.open
    facts: dict[str, object] = {"step": command.step, "hand": command.hand}
    who: tuple[str, ...] = ()
    if opened is not None:
        facts |= {"now": opened.step, "now_number": opened.number, "actor": opened.actor}
        who = rights.holders(definition, opened.actor)
    return Refusal(code=RefusalCode.NOT_OPEN, facts=facts, remedy=Remedy.RELOAD, who_can=who)


def _answer(offered: tuple[str, ...], outcome: Outcome | None, command: Complete) -> list[Refusal]:
    if outcome is None:
        facts = {"outcome": command.outcome, "known": offered}
        code, remedy = RefusalCode.UNKNOWN_OUTCOME, Remedy.CHOOSE_OUTCOME
        return [Refusal(code=code, facts=facts, remedy=remedy)]
    return rights.reason_given(command.reason, required=outcome.reason_required)


def _completed(step: Step, outcome: Outcome, opened: OpenHand, command: Complete) -> HandCompleted:
    return HandCompleted(
        at=command.at,
        step=step.key,
        number=step.number,
        hand=opened.hand,
        hands=opened.hands,
        actor=opened.actor,
        round=opened.round,
        outcome=outcome.key,
        outcome_kind=outcome.kind,
        to=outcome.to,
        reason=command.reason.strip(),
        evidence=command.evidence,
        entered_at=opened.entered_at,
        opened_at=opened.opened_at,
        withdrawable=step.withdrawable,
        person=command.by.person,
        position=command.by.position,
        via=command.by.via,
    )


def _onward(
    track: Track, state: State, step: Step, outcome: Outcome, command: Complete
) -> Iterator[Event]:
    """What follows from the answer of a hand."""
    opened, at = state.open, command.at
    if opened is not None and outcome.kind in ONWARD_OUTCOMES and opened.hand < opened.hands - 1:
        yield _next_hand(step, opened, at)
    elif outcome.kind is OutcomeKind.FINISH:
        yield CaseFinished(at=at, step=step.key, outcome=outcome.key)
    elif outcome.kind is OutcomeKind.REJECT:
        reason = command.reason.strip() or state.last_reason()
        yield CaseRejected(at=at, step=step.key, outcome=outcome.key, reason=reason)
    else:
        yield from _elsewhere(track, state, step, outcome, at)


def _elsewhere(
    track: Track, state: State, step: Step, outcome: Outcome, at: datetime
) -> Iterator[Event]:
    """An answer that leads to another step."""
    if outcome.to is None:
        raise ValueError(f"Outcome {outcome.key} of step {step.key} leads nowhere.")
    if outcome.kind is OutcomeKind.BACK:
        rounds = state.rounds(outcome.to)
        target = _step(track, outcome.to)
        yield _opened(target, rounds=rounds, at=at, returned_from=step.key)
    elif outcome.kind is OutcomeKind.CALL:
        yield _called(state, step, outcome.to, at)
    else:
        yield from _forward(track, state, step, outcome.key, outcome.to, at)


def _called(state: State, step: Step, to: str, at: datetime) -> StepCalled:
    if step.calls is None:
        raise ValueError(f"Step {step.key} names no SOP to call.")
    round_ = state.rounds(step.key)
    return StepCalled(
        at=at,
        step=step.key,
        number=step.number,
        round=round_,
        sop=step.calls.sop,
        track=step.calls.track,
        reference=f"{state.case}:{step.key}:{round_}",
        to=to,
        actor=step.actors[-1],
    )


def _forward(
    track: Track, state: State, step: Step, outcome: str, to: str, at: datetime
) -> Iterator[Event]:
    """Open the target; the steps between are passed over, and said to be."""
    for passed in track.steps[track.index(step.key) + 1 : track.index(to)]:
        yield StepSkipped(
            at=at,
            step=passed.key,
            number=passed.number,
            round=state.rounds(passed.key) + 1,
            because=step.key,
            outcome=outcome,
        )
    yield _opened(_step(track, to), rounds=state.rounds(to), at=at)


def _opened(
    step: Step, *, rounds: int, at: datetime, returned_from: str | None = None
) -> StepOpened:
    return StepOpened(
        at=at,
        step=step.key,
        number=step.number,
        hand=0,
        hands=len(step.actors),
        actor=step.actors[0],
        assignee=None,
        round=rounds + 1,
        entered_at=at,
        returned_from=returned_from,
    )


def _next_hand(step: Step, opened: OpenHand, at: datetime) -> StepOpened:
    hand = opened.hand + 1
    return StepOpened(
        at=at,
        step=step.key,
        number=step.number,
        hand=hand,
        hands=opened.hands,
        actor=step.actors[hand],
        assignee=None,
        round=opened.round,
        entered_at=opened.entered_at,
        returned_from=None,
    )
