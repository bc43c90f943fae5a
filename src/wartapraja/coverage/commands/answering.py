"""An assignee accepts or declines."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from wartapraja.coverage.commands.keeping import keep, lock, tell
from wartapraja.coverage.models import Assignment
from wartapraja.coverage.terms import Answer, EventState
from wartapraja.coverage.types import Refused


def answer(assignment: Assignment, *, accept: bool, reason: str = "", at: datetime) -> Assignment:
    """Keep the answer; who named the person hears of a refusal. An answer may be changed until the event begins.

    Raises:
        Refused: cancelled, over, or declined without a reason.
    """
    with transaction.atomic():
        event = lock(assignment.event)
        assignment.refresh_from_db()
        if event.state == EventState.CANCELLED:
            raise Refused([_("“%(event)s” was cancelled.") % {"event": event.title}])
        if event.ends is not None and event.ends <= at:
            raise Refused([_("“%(event)s” is over.") % {"event": event.title}])
        if not accept and not reason.strip():
            raise Refused([_("Write why you cannot go, so that somebody else can be sent.")])
        assignment.answer = Answer.ACCEPTED if accept else Answer.DECLINED
        assignment.answer_reason = "" if accept else reason.strip()[:500]
        assignment.answered_at = at
        assignment.save()
        told = [] if accept or assignment.named_by is None else [assignment.named_by]
        payload = {
            "content": assignment.content,
            "answer": assignment.answer,
            "reason": assignment.answer_reason,
        }
        kind = "CoverageAccepted" if accept else "CoverageDeclined"
        effects = tell(event, told, "declined")
        keep(event, kind, payload, by=assignment.person, at=at, effects=effects)
    return assignment
