"""The words of the procedure core: every state, kind and named set of them is spelled here only."""

from enum import StrEnum


class StepKind(StrEnum):
    """What a step is; each kind has its own symbol in the drawing."""

    START = "start"
    TASK = "task"
    DECISION = "decision"
    CONDITION = "condition"
    CALL = "call"
    END = "end"


class TimeKind(StrEnum):
    """How the document states the standard time (waktu) of a step."""

    FIXED = "fixed"
    RANGE = "range"
    OPEN = "open"
    """As needed (*menyesuaikan*): no due time."""
    NONE = "none"


class Unit(StrEnum):
    """Unit of a standard time. Minutes and hours are working time, days and weeks working days."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"


class Trigger(StrEnum):
    """What starts a run of a track."""

    ITEM = "item"
    SITE = "site"
    CITIZEN = "citizen"
    CLOCK = "clock"
    CALL = "call"


class Every(StrEnum):
    """How often a track that is started by the clock begins."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class OutcomeKind(StrEnum):
    """Where an answer of a step takes the case."""

    FORWARD = "forward"
    BACK = "back"
    REJECT = "reject"
    FINISH = "finish"
    CALL = "call"
    """Runs the called SOP first; the case goes on at the outcome's target when that run finished."""


class CaseStatus(StrEnum):
    """Where a case stands as a whole."""

    RUNNING = "running"
    PAUSED = "paused"
    WAITING_CALL = "waiting_call"
    FINISHED = "finished"
    REJECTED = "rejected"
    CANCELLED = "cancelled"


class StepStatus(StrEnum):
    """Where one step of a case stands, for the drawing and the case page."""

    WAITING = "waiting"
    """Not reached yet, or to be done again because the case went back before it."""
    NOW = "now"
    PAUSED = "paused"
    CALLED = "called"
    """The step waits for the SOP that it called."""
    DONE = "done"
    SKIPPED = "skipped"
    RETURNED = "returned"
    """The step sent the case back; it will come round again."""
    REJECTED = "rejected"
    CANCELLED = "cancelled"


class DayKind(StrEnum):
    """Kinds of days in the holiday table."""

    LIBUR_NASIONAL = "libur_nasional"
    CUTI_BERSAMA = "cuti_bersama"
    FAKULTATIF = "fakultatif"
    LOCAL = "local"


OPEN_STATUSES = frozenset({CaseStatus.RUNNING, CaseStatus.PAUSED, CaseStatus.WAITING_CALL})
CLOSED_STATUSES = frozenset({CaseStatus.FINISHED, CaseStatus.REJECTED, CaseStatus.CANCELLED})
UNSUCCESSFUL_STATUSES = frozenset({CaseStatus.REJECTED, CaseStatus.CANCELLED})
ACTIVE_STEP_STATUSES = frozenset({StepStatus.NOW, StepStatus.PAUSED, StepStatus.CALLED})
ONWARD_OUTCOMES = frozenset({OutcomeKind.FORWARD, OutcomeKind.CALL, OutcomeKind.FINISH})
"""Outcomes that pass the step on; from a hand that is not the last they open the next hand."""
ENDING_OUTCOMES = frozenset({OutcomeKind.FINISH, OutcomeKind.REJECT})
TARGETED_OUTCOMES = frozenset({OutcomeKind.FORWARD, OutcomeKind.BACK, OutcomeKind.CALL})
TIMED_KINDS = frozenset({TimeKind.FIXED, TimeKind.RANGE})
CLOCK_UNITS = frozenset({Unit.MINUTE, Unit.HOUR})
DAY_UNITS = frozenset({Unit.DAY, Unit.WEEK})
CLOSED_DAY_KINDS = frozenset({DayKind.LIBUR_NASIONAL, DayKind.CUTI_BERSAMA, DayKind.LOCAL})
"""Days on which an office is closed by default; a *fakultatif* day counts as a working day."""
