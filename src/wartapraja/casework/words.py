"""The engine's refusals in sentences, for the officer who reads them.

Who can mend it is told how; who cannot is told who can.
"""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from wartapraja.casework.types import Reason
from wartapraja.sop.definition import Definition
from wartapraja.sop.engine.refusals import Refusal, RefusalCode


def reason_of(refusal: Refusal, definition: Definition) -> Reason:
    """One whole sentence for a refusal, with the titles of the actors who could do it."""
    facts = {**_titles(refusal.facts, definition), "who": who_can(refusal.who_can, definition)}
    return Reason(sentence=_sentence(refusal.code) % _Facts(facts))


def who_can(actors: Iterable[str], definition: Definition) -> str:
    """Titles of the actors, joined for reading; a dash when nobody."""
    titles = [found.title for key in actors if (found := definition.actor(key))]
    return ", ".join(titles) or "–"


class _Facts(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "–"


def _titles(facts: Any, definition: Definition) -> dict[str, Any]:
    shown = dict(facts)
    step = definition.find_step(str(shown.get("step", "")))
    if step is not None:
        shown["step"] = step.number or step.text
    actor = definition.actor(str(shown.get("actor", "")))
    if actor is not None:
        shown["actor"] = actor.title
    return shown


def _sentence(code: RefusalCode) -> str:
    return _sentences().get(code) or _(
        "This cannot be done now (%(code)s). Open the case again and look where it stands."
    ) % {"code": code}


def _sentences() -> dict[RefusalCode, str]:
    return {**_about_the_case(), **_about_the_person(), **_about_steering()}


def _about_the_case() -> dict[RefusalCode, str]:
    return {
        RefusalCode.CASE_UNKNOWN: _("This case has not been started. Start it first."),
        RefusalCode.CASE_EXISTS: _(
            "This case has been started already. Open it from the list of cases."
        ),
        RefusalCode.OTHER_DEFINITION: _(
            "This case runs another version of the SOP. Open the case again."
        ),
        RefusalCode.CASE_CLOSED: _(
            "This case is closed; nothing more can be done on it. Start a new case if the work must go on."
        ),
        RefusalCode.CASE_PAUSED: _(
            "This case is paused. Let it run on first; %(who)s can do that."
        ),
        RefusalCode.CASE_NOT_PAUSED: _("This case is not paused, so it cannot be resumed."),
        RefusalCode.WAITING_FOR_CALL: _(
            "This case waits for the SOP that it called. Finish that case first."
        ),
        RefusalCode.NOT_WAITING_FOR_CALL: _("This case does not wait for another SOP."),
        RefusalCode.OTHER_CALL: _("That case belongs to another call; this case goes on waiting."),
        RefusalCode.CALL_STILL_OPEN: _("The called case has not ended yet. Finish it first."),
        RefusalCode.UNKNOWN_TRACK: _("The SOP has no such track. Choose one that it lists."),
        RefusalCode.UNKNOWN_STEP: _(
            "The SOP has no step %(step)s on this track. Open the case again."
        ),
        RefusalCode.UNKNOWN_OUTCOME: _(
            "Step %(step)s has no such answer. Choose one of its buttons."
        ),
        RefusalCode.NOT_OPEN: _(
            "Step %(step)s is not open now: the case has moved on. Open the case again to see whose turn it is."
        ),
        RefusalCode.STEP_IS_OPEN: _(
            "Step %(step)s is open now: complete it in the ordinary way, it is no deviation."
        ),
        RefusalCode.REASON_REQUIRED: _("Write the reason: it goes to the one who must act on it."),
    }


def _about_the_person() -> dict[RefusalCode, str]:
    return {
        RefusalCode.MAY_NOT_START: _(
            "Your position may not start this track. It is started by %(who)s."
        ),
        RefusalCode.NOT_YOUR_TURN: _("It is not your turn. This step is done by %(who)s."),
        RefusalCode.ASSIGNED_TO_ANOTHER: _(
            "This step was assigned to somebody else. Only that person can do it, or it is reassigned."
        ),
        RefusalCode.OWN_WORK: _(
            "You worked on this yourself, and nobody approves their own work. Another holder of the position (%(who)s) must do it."
        ),
        RefusalCode.NOTHING_TO_WITHDRAW: _(
            "There is no step to take back: the next one has been worked on already."
        ),
        RefusalCode.NOT_YOURS_TO_WITHDRAW: _("Only the one who made this step can take it back."),
        RefusalCode.CANNOT_BE_WITHDRAWN: _(
            "This step cannot be taken back: it has left the office."
        ),
    }


def _about_steering() -> dict[RefusalCode, str]:
    return {
        RefusalCode.MAY_NOT_REASSIGN: _(
            "You may not reassign this step. The superior of the one whose turn it is can do that."
        ),
        RefusalCode.ALREADY_ASSIGNED: _("The step is already with that person."),
        RefusalCode.ASSIGNEE_LACKS_ACTOR: _(
            "That person does not hold the position for this step. Choose somebody who does."
        ),
        RefusalCode.MAY_NOT_PAUSE: _(
            "You may not pause or resume this case. A supervisor can do that."
        ),
        RefusalCode.MAY_NOT_CANCEL: _("You may not end this case. A supervisor can do that."),
        RefusalCode.APPROVER_IS_DOER: _(
            "A deviation must be approved by somebody other than the one who did it."
        ),
        RefusalCode.APPROVER_LACKS_AUTHORITY: _(
            "That person may not approve a deviation. Choose a supervisor."
        ),
    }
