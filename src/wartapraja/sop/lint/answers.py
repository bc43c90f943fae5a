"""Rules about the answers of each step: every one leads somewhere, and back only when it says so."""

from collections.abc import Iterator

from wartapraja.sop.definition import Definition, Outcome, Step, Track
from wartapraja.sop.findings import Severity
from wartapraja.sop.lint.problem import Known, Problem, walk
from wartapraja.sop.terms import (
    ENDING_OUTCOMES,
    ONWARD_OUTCOMES,
    TARGETED_OUTCOMES,
    OutcomeKind,
    StepKind,
)
from wartapraja.sop.yaml_reader import Path


def check(definition: Definition, known: Known) -> Iterator[Problem]:
    """Every problem of these rules."""
    for path, track, step in walk(definition):
        yield from _count(step, (*path, "outcomes"))
        yield from _kinds(step, (*path, "outcomes"))
        for index, outcome in enumerate(step.outcomes):
            place = (*path, "outcomes", index)
            yield from _target(track, step, outcome, place)
            yield from _reason(step, outcome, place)


def _count(step: Step, path: Path) -> Iterator[Problem]:
    onward = [outcome for outcome in step.outcomes if outcome.kind in ONWARD_OUTCOMES]
    if not step.outcomes:
        message = "the step has no outcome, so a case would stop here for ever."
        yield Problem(path=path, code="no_outcome", message=message, hint="Write where it leads.")
    elif step.kind is StepKind.DECISION and len(step.outcomes) < 2:
        message = f"a decision has two answers or more, got {len(step.outcomes)}."
        hint = "Write the other answer, or make the step a task."
        yield Problem(path=path, code="one_answer", message=message, hint=hint)
    elif step.kind is StepKind.CONDITION and len(onward) < 2:
        message = f"both answers of a condition go on, got {len(onward)} that do."
        yield Problem(path=path, code="one_way", message=message, hint="Write yes and no.")
    elif not step.offered(0):
        message = "the first hand of the step has no answer to choose from."
        yield Problem(path=path, code="no_outcome", message=message, hint="Write where it leads.")
    if len(step.actors) > 1 and len(onward) > 1:
        yield Problem(
            path=path,
            code="last_hand_decides",
            message="several hands and several answers that go on: only the last hand's counts.",
            hint="Split the step, or keep one answer that goes on.",
            severity=Severity.WARNING,
        )


def _kinds(step: Step, path: Path) -> Iterator[Problem]:
    calling = sum(1 for outcome in step.outcomes if outcome.kind is OutcomeKind.CALL)
    if calling != (step.kind is StepKind.CALL):
        message = f"a call step has one outcome of kind call, other steps none; got {calling}."
        yield Problem(path=path, code="call_outcome", message=message, hint="Mend the kinds.")
    leading = [o.key for o in step.outcomes if o.kind not in ENDING_OUTCOMES | {OutcomeKind.BACK}]
    if step.kind is StepKind.END and leading:
        message = f"an end step leads on by {', '.join(leading)}."
        hint = "End with kind finish or reject, or change the step's kind."
        yield Problem(path=path, code="end_leads_on", message=message, hint=hint)


def _target(track: Track, step: Step, outcome: Outcome, path: Path) -> Iterator[Problem]:
    known = [other.key for other in track.steps]
    facts = {"outcome": outcome.key, "to": outcome.to}
    where = (*path, "to")
    if outcome.kind not in TARGETED_OUTCOMES:
        if outcome.to is not None:
            message = f"{outcome.key}: ends the case, but leads to {outcome.to!r}."
            hint = "Write to: null, or change the kind."
            yield Problem(
                path=where, code="needless_target", message=message, hint=hint, facts=facts
            )
    elif outcome.to is None:
        message = f"{outcome.key}: leads nowhere."
        hint = "Write the key of the step it goes to."
        yield Problem(path=where, code="missing_target", message=message, hint=hint, facts=facts)
    elif outcome.to not in known:
        message = f"{outcome.key}: got to: {outcome.to!r}, expected one of {', '.join(known)}."
        hint = "Mend the key or add the step."
        yield Problem(path=where, code="unknown_target", message=message, hint=hint, facts=facts)
    else:
        yield from _direction(track, step, outcome, where)


def _direction(track: Track, step: Step, outcome: Outcome, path: Path) -> Iterator[Problem]:
    """Loops only through an answer of kind back."""
    later = track.index(outcome.to or "") > track.index(step.key)
    facts = {"outcome": outcome.key, "to": outcome.to}
    if outcome.kind is OutcomeKind.BACK and later:
        message = f"{outcome.key}: kind back, but {outcome.to!r} comes later."
        hint = "Write kind: forward, or an earlier step."
        yield Problem(path=path, code="back_goes_on", message=message, hint=hint, facts=facts)
    elif outcome.kind is not OutcomeKind.BACK and not later:
        message = f"{outcome.key}: kind {outcome.kind}, but {outcome.to!r} does not come later."
        hint = "Write kind: back for a return, with its reason."
        yield Problem(path=path, code="loop", message=message, hint=hint, facts=facts)


def _reason(step: Step, outcome: Outcome, path: Path) -> Iterator[Problem]:
    """A return needs a written reason; so does a rejection, unless it only files one made before."""
    filed = step.kind is StepKind.END and outcome.kind is OutcomeKind.REJECT
    stern = outcome.kind in (OutcomeKind.BACK, OutcomeKind.REJECT)
    if stern and not outcome.reason_required and not filed:
        yield Problem(
            path=(*path, "reason_required"),
            code="no_reason",
            message=f"{outcome.key}: kind {outcome.kind} without a written reason.",
            hint="Write reason_required: true.",
            facts={"outcome": outcome.key},
        )
