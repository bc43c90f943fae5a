"""Why the engine says no: data, worded by the room that shows it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class RefusalCode(StrEnum):
    """Every reason for which a command can be refused."""

    CASE_UNKNOWN = "case_unknown"
    CASE_EXISTS = "case_exists"
    OTHER_DEFINITION = "other_definition"
    """The case was started under another SOP or another version of it."""
    CASE_CLOSED = "case_closed"
    CASE_PAUSED = "case_paused"
    CASE_NOT_PAUSED = "case_not_paused"
    WAITING_FOR_CALL = "waiting_for_call"
    NOT_WAITING_FOR_CALL = "not_waiting_for_call"
    OTHER_CALL = "other_call"
    """The answer belongs to another call than the one the case waits for."""
    CALL_STILL_OPEN = "call_still_open"
    UNKNOWN_TRACK = "unknown_track"
    UNKNOWN_STEP = "unknown_step"
    UNKNOWN_OUTCOME = "unknown_outcome"
    NOT_OPEN = "not_open"
    """The step, hand or round is not the one that is open now."""
    STEP_IS_OPEN = "step_is_open"
    MAY_NOT_START = "may_not_start"
    NOT_YOUR_TURN = "not_your_turn"
    ASSIGNED_TO_ANOTHER = "assigned_to_another"
    OWN_WORK = "own_work"
    REASON_REQUIRED = "reason_required"
    NOTHING_TO_WITHDRAW = "nothing_to_withdraw"
    NOT_YOURS_TO_WITHDRAW = "not_yours_to_withdraw"
    CANNOT_BE_WITHDRAWN = "cannot_be_withdrawn"
    MAY_NOT_REASSIGN = "may_not_reassign"
    ALREADY_ASSIGNED = "already_assigned"
    ASSIGNEE_LACKS_ACTOR = "assignee_lacks_actor"
    MAY_NOT_PAUSE = "may_not_pause"
    MAY_NOT_CANCEL = "may_not_cancel"
    APPROVER_IS_DOER = "approver_is_doer"
    APPROVER_LACKS_AUTHORITY = "approver_lacks_authority"


class Remedy(StrEnum):
    """What would mend a refusal."""

    NONE = "none"
    RELOAD = "reload"
    """Look at the case again: it moved on."""
    RESUME = "resume"
    WAIT_FOR_CALL = "wait_for_call"
    GIVE_REASON = "give_reason"
    CHOOSE_OUTCOME = "choose_outcome"
    ASK_ACTOR = "ask_actor"
    """Somebody who holds one of `who_can` must do it."""
    ASK_ASSIGNEE = "ask_assignee"
    ASK_REASSIGNMENT = "ask_reassignment"
    ASK_SUPERVISOR = "ask_supervisor"
    """Somebody who may reassign work of this office must do it."""
    CHOOSE_PERSON = "choose_person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One reason why not."""

    code: RefusalCode
    facts: Mapping[str, Any] = field(default_factory=dict, hash=False)
    remedy: Remedy = Remedy.NONE
    who_can: tuple[str, ...] = ()
    """Actor keys whose holders could do what was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """The engine's no: all reasons, the most important first."""

    reasons: tuple[Refusal, ...]

    @property
    def codes(self) -> tuple[RefusalCode, ...]:
        """The codes of all reasons, most important first."""
        return tuple(reason.code for reason in self.reasons)
