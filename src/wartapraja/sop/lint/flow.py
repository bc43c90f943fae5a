"""Rules about the track as a whole: one start, one finish, every step reached, a way out of each."""

from collections.abc import Iterator

from wartapraja.sop.definition import Definition, Step, Track
from wartapraja.sop.lint.problem import Known, Problem
from wartapraja.sop.terms import ENDING_OUTCOMES, OutcomeKind, StepKind
from wartapraja.sop.yaml_reader import Path


def check(definition: Definition, known: Known) -> Iterator[Problem]:
    """Every problem of these rules."""
    for number, track in enumerate(definition.tracks):
        path: Path = ("tracks", number)
        if not track.steps:
            message = "the track has no steps."
            yield Problem(path=path, code="no_steps", message=message, hint="Write them.")
            continue
        yield from _start(track, path)
        yield from _finish(track, path)
        yield from _reached(track, path)
        yield from _way_out(track, path)


def _start(track: Track, path: Path) -> Iterator[Problem]:
    keys = [step.key for step in track.steps]
    if track.start != keys[0]:
        yield Problem(
            path=(*path, "start"),
            code="bad_start",
            message=f"start: got {track.start!r}, expected the track's first step {keys[0]!r}.",
            hint="Name the first step, or move it to the top.",
            facts={"start": track.start, "first": keys[0]},
        )
    for index, step in enumerate(track.steps):
        if step.kind is StepKind.START and step.key != track.start:
            yield Problem(
                path=(*path, "steps", index, "kind"),
                code="second_start",
                message=f"a second start; the track starts with {track.start!r}.",
                hint="Make it a task, or give it a track of its own.",
                facts={"start": track.start},
            )


def _finish(track: Track, path: Path) -> Iterator[Problem]:
    ends = [index for index, step in enumerate(track.steps) if _finishes(step)]
    if not ends:
        message = "no step of the track finishes the case."
        hint = "Give its last step an outcome of kind finish."
        yield Problem(path=path, code="no_finish", message=message, hint=hint)
    for index in ends[1:]:
        first = track.steps[ends[0]].key
        yield Problem(
            path=(*path, "steps", index, "outcomes"),
            code="second_finish",
            message=f"a second finish; the track already finishes with {first!r}.",
            hint="Lead both to one last step.",
            facts={"first": first},
        )


def _finishes(step: Step) -> bool:
    return any(outcome.kind is OutcomeKind.FINISH for outcome in step.outcomes)


def _targets(step: Step) -> set[str]:
    return {outcome.to for outcome in step.outcomes if outcome.to is not None}


def _reached(track: Track, path: Path) -> Iterator[Problem]:
    reached, size = {track.start}, 0
    while len(reached) != size:
        size = len(reached)
        for step in track.steps:
            reached |= _targets(step) if step.key in reached else set()
    for index, step in enumerate(track.steps):
        if step.key not in reached and track.step(track.start):
            yield Problem(
                path=(*path, "steps", index),
                code="unreachable",
                message="no answer of any step leads here.",
                hint="Lead an outcome to it, or remove it.",
                facts={"step": step.key},
            )


def _way_out(track: Track, path: Path) -> Iterator[Problem]:
    """From every step some answers lead to an end; returns alone never end."""
    out = {
        step.key for step in track.steps if any(o.kind in ENDING_OUTCOMES for o in step.outcomes)
    }
    size = -1
    while len(out) != size:
        size = len(out)
        out |= {step.key for step in track.steps if _targets(step) & out}
    for index, step in enumerate(track.steps):
        if step.key not in out and step.outcomes:
            yield Problem(
                path=(*path, "steps", index, "outcomes"),
                code="no_way_out",
                message="no way leads from here to an end of the case.",
                hint="Lead an outcome on, or end the case here.",
                facts={"step": step.key},
            )
