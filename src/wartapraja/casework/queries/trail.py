"""The trail (jejak) of a case: by position, never by a private person's name."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wartapraja.casework.models import Case, StepRun


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailStep:
    """One step as the public may read it: number, activity, position, when, working minutes."""

    number: str
    text: str
    position: str
    at: datetime
    minutes: int | None
    outcome_kind: str


def trail_of(case_key: UUID | str) -> tuple[TrailStep, ...]:
    """The steps that a case has passed, oldest first; empty for an unknown case."""
    case = Case.objects.filter(key=case_key).first()
    if case is None:
        return ()
    turns = (
        StepRun.objects.filter(case=case, open=False)
        .exclude(outcome="withdrawn")
        .order_by("closed_at", "pk")
    )
    return tuple(
        TrailStep(
            number=turn.number,
            text=turn.text,
            position=turn.actor_title,
            at=turn.closed_at,
            minutes=turn.working_minutes,
            outcome_kind=turn.outcome_kind,
        )
        for turn in turns
        if turn.closed_at is not None
    )
