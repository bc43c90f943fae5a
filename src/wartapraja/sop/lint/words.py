"""Rules about what stands in the rows: keys, actors, activities, times, calls, schedules."""

import re
from collections.abc import Iterator

from wartapraja.sop.definition import Definition, Schedule, StandardTime, Step, Track
from wartapraja.sop.findings import Severity
from wartapraja.sop.lint.problem import Known, Problem, repeated, walk
from wartapraja.sop.terms import TIMED_KINDS, Every, StepKind, TimeKind, Trigger
from wartapraja.sop.yaml_reader import Path

_KEY = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_NIP = re.compile(r"\bNIP\b|(?:\d[ /.]?){15,}", re.IGNORECASE)
_DAYS = {Every.DAY: None, Every.WEEK: 7, Every.MONTH: 28, Every.YEAR: 28}


def check(definition: Definition, known: Known) -> Iterator[Problem]:
    """Every problem of these rules."""
    yield from _document(definition)
    yield from _actors(definition)
    yield from _names(definition)
    for number, track in enumerate(definition.tracks):
        yield from _schedule(track, ("tracks", number))
    for path, track, step in walk(definition):
        yield from _hands(definition, step, path)
        yield from _activity(step, path, known)
        yield from _time(step.time, (*path, "time"))
        yield from _separation(track, step, path)
        yield from _call(definition, track, step, path, known)


def _document(definition: Definition) -> Iterator[Problem]:
    for part, things in (("actors", definition.actors), ("tracks", definition.tracks)):
        if not things:
            message = f"the SOP has no {part}."
            yield Problem(
                path=(part,), code=f"no_{part}", message=message, hint="Write at least one."
            )
    if definition.version < 1:
        message = f"version: got {definition.version}, expected 1 or more."
        yield Problem(path=("version",), code="bad_version", message=message, hint="Count from 1.")
    if _NIP.search(definition.identity.approved_by):
        yield Problem(
            path=("identity", "approved_by"),
            code="personal_data",
            message="approved_by names a person by NIP.",
            hint="Write the position only.",
            severity=Severity.WARNING,
        )


def _names(definition: Definition) -> Iterator[Problem]:
    """Keys: well-formed, and each only once where it must tell things apart."""
    steps = list(walk(definition))
    named: list[tuple[str, list[tuple[Path, str]]]] = [
        ("actor", [(("actors", i), actor.key) for i, actor in enumerate(definition.actors)]),
        ("track", [(("tracks", i), track.key) for i, track in enumerate(definition.tracks)]),
        ("step", [(path, step.key) for path, _, step in steps]),
    ]
    named += [("outcome", _outcome_keys(path, step)) for path, _, step in steps]
    yield from _well_formed((), definition.key)
    for what, keys in named:
        for path, key in keys:
            yield from _well_formed(path, key)
        yield from _twice(what, keys)
    numbers = [((*path, "number"), step.number) for path, _, step in steps if step.number]
    yield from _twice("number", [(path[:-1], number) for path, number in numbers])


def _outcome_keys(path: Path, step: Step) -> list[tuple[Path, str]]:
    return [((*path, "outcomes", i), outcome.key) for i, outcome in enumerate(step.outcomes)]


def _well_formed(path: Path, key: str) -> Iterator[Problem]:
    if not _KEY.fullmatch(key):
        yield Problem(
            path=(*path, "key"),
            code="bad_key",
            message=f"key: got {key!r}, expected small letters, digits, - and _.",
            hint="Write it like kembalikan-ke-penulis.",
            facts={"key": key},
        )


def _twice(what: str, keys: list[tuple[Path, str]]) -> Iterator[Problem]:
    for index in repeated(key for _, key in keys):
        path, key = keys[index]
        yield Problem(
            path=(*path, "number" if what == "number" else "key"),
            code=f"duplicate_{what}",
            message=f"the {what} {key!r} stands here a second time.",
            hint="Give each its own.",
            facts={"key": key},
        )


def _actors(definition: Definition) -> Iterator[Problem]:
    inside = {actor.key for actor in definition.actors if actor.recorded_by is None}
    used = {actor for step in definition.steps() for actor in step.actors}
    for index, actor in enumerate(definition.actors):
        path: Path = ("actors", index)
        if actor.recorded_by is not None and actor.recorded_by not in inside:
            message = (
                f"recorded_by: got {actor.recorded_by!r}, expected an actor inside the office."
            )
            hint = f"Choose one of {', '.join(sorted(inside))}."
            path = (*path, "recorded_by")
            yield Problem(path=path, code="unknown_recorder", message=message, hint=hint)
        elif actor.key not in used:
            yield Problem(
                path=path,
                code="unused_actor",
                message=f"the actor {actor.key!r} does no step.",
                hint="Give it a step or remove it.",
                severity=Severity.WARNING,
                facts={"actor": actor.key},
            )


def _hands(definition: Definition, step: Step, path: Path) -> Iterator[Problem]:
    known = [actor.key for actor in definition.actors]
    path = (*path, "actors")
    if not step.actors:
        hint = "Name who does the step."
        yield Problem(path=path, code="no_actor", message="the step has no actor.", hint=hint)
    for index, actor in enumerate(step.actors):
        if actor not in known:
            yield Problem(
                path=(*path, index),
                code="unknown_actor",
                message=f"actors: got {actor!r}, expected one of {', '.join(known)}.",
                hint="Mend the name or add the actor.",
                facts={"actor": actor, "known": known},
            )
        if index and step.actors[index - 1] == actor:
            yield Problem(
                path=(*path, index),
                code="repeated_hand",
                message=f"{actor!r} follows itself on one step.",
                hint="Name each hand once.",
                severity=Severity.WARNING,
                facts={"actor": actor},
            )


def _activity(step: Step, path: Path, known: Known) -> Iterator[Problem]:
    if step.activity is None or known.activities is None or step.activity in known.activities:
        return
    listed = ", ".join(sorted(known.activities)) or "none at all"
    yield Problem(
        path=(*path, "activity"),
        code="unknown_activity",
        message=f"activity: got {step.activity!r}, expected one of {listed}.",
        hint="Mend the address, or write null for a plain hand-over.",
        facts={"activity": step.activity},
    )


def _time(time: StandardTime, path: Path) -> Iterator[Problem]:
    def problem(code: str, message: str, hint: str) -> Problem:
        facts = {"kind": time.kind, "min": time.min, "max": time.max}
        return Problem(path=path, code=code, message=message, hint=hint, facts=facts)

    if time.kind not in TIMED_KINDS:
        if (time.min, time.max, time.unit) != (None, None, None):
            message = f"time: a time of kind {time.kind} has no min, max or unit."
            yield problem("needless_time", message, "Write null for them, or change the kind.")
    elif time.min is None or time.max is None or time.unit is None:
        message = f"time: a time of kind {time.kind} needs min, max and unit."
        yield problem("incomplete_time", message, "Write all three.")
    elif time.kind is TimeKind.FIXED and time.min != time.max:
        message = f"time: fixed, but min is {time.min} and max {time.max}."
        yield problem("uneven_fixed_time", message, "Make them equal or write kind: range.")
    elif not 1 <= time.min <= time.max:
        message = f"time: got {time.min} to {time.max}, expected 1 or more, the smaller first."
        yield problem("bad_range", message, "Swap or mend the numbers.")


def _separation(track: Track, step: Step, path: Path) -> Iterator[Problem]:
    others = [other.key for other in track.steps if other.key != step.key]
    for index, key in enumerate(step.separate_from):
        if key not in others:
            yield Problem(
                path=(*path, "separate_from", index),
                code="unknown_separation",
                message=f"separate_from: got {key!r}, expected another step of this track.",
                hint=f"Choose from {', '.join(others)}.",
                facts={"step": key, "known": others},
            )


def _call(
    definition: Definition, track: Track, step: Step, path: Path, known: Known
) -> Iterator[Problem]:
    call = step.calls
    path = (*path, "calls")
    if (call is not None) != (step.kind is StepKind.CALL):
        message = "calls: only a step of kind call names an SOP, and it must name one."
        hint = "Write kind: call and calls: {sop, track}, or calls: null."
        yield Problem(path=path, code="call_kind", message=message, hint=hint)
    if call is None:
        return
    if call == (definition.key, track.key):
        message = "calls: the track calls itself and would never end."
        yield Problem(path=path, code="calls_itself", message=message, hint="Call another track.")
    elif call.sop == definition.key:
        yield from _missing_call(call.track in [t.key for t in definition.tracks], call, path)
    elif known.sops is not None:
        yield from _missing_call(call.track in known.sops.get(call.sop, ()), call, path)


def _missing_call(found: bool, call: tuple[str, str], path: Path) -> Iterator[Problem]:
    if not found:
        sop, track = call
        message = f"calls: there is no SOP {sop!r} with a track {track!r}."
        facts = {"sop": sop, "track": track}
        hint = "Mend the names or add that SOP first."
        yield Problem(path=path, code="unknown_call", message=message, hint=hint, facts=facts)


def _schedule(track: Track, path: Path) -> Iterator[Problem]:
    path = (*path, "schedule")
    if (track.schedule is not None) != (track.trigger is Trigger.CLOCK):
        message = f"schedule: a track started by {track.trigger} " + (
            "needs one." if track.schedule is None else "has none."
        )
        hint = "Only a track with trigger: clock has a schedule."
        yield Problem(path=path, code="schedule_trigger", message=message, hint=hint)
    if track.schedule is not None and not _possible(track.schedule):
        message = f"schedule: day {track.schedule.day} is none of a {track.schedule.every}."
        hint = "Write 1-7 for a week, 1-28 for a month or year, null for every day."
        yield Problem(path=path, code="bad_schedule", message=message, hint=hint)


def _possible(schedule: Schedule) -> bool:
    last = _DAYS[schedule.every]
    if last is None:
        return schedule.day is None
    return schedule.day is not None and 1 <= schedule.day <= last
