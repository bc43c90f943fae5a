"""Who is told about a turn, and with which mail."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from wartapraja.casework.approval.links import make_link
from wartapraja.casework.commands.opening import work_on
from wartapraja.casework.commands.procedures import definition_of, the_step
from wartapraja.casework.commands.running import looked_at, state_of
from wartapraja.casework.models import Notice, StepRun
from wartapraja.casework.notices.mail import send
from wartapraja.casework.registry import activity_at
from wartapraja.organisation import queries as organisation
from wartapraja.sop.definition import Step

DIGEST_EVERY = timedelta(hours=1)


def holders(turn: StepRun, at: datetime) -> list[Any]:
    """The people whose turn it is now: the assignee, or everybody who holds the position and may do it."""
    if turn.assignee is not None:
        return [turn.assignee]
    case = turn.case
    barred = _barred(turn)
    people = organisation.people_for(case.office, case.procedure.key, turn.actor, at)
    return [person for person in people if person.key not in barred]


def _barred(turn: StepRun) -> frozenset[str]:
    """Nobody is asked to approve their own work."""
    state = state_of(turn.case)
    if state is None:
        return frozenset()
    return frozenset().union(*(state.performers(key) for key in step_of(turn).separate_from))


def step_of(turn: StepRun) -> Step:
    """The step of the definition that a turn is on."""
    return the_step(definition_of(turn.case.procedure), turn.step)


def tell_turn(turn: StepRun, at: datetime) -> int:
    """Tell the holders of a turn that has just been opened; returns how many were noted or written to.

    A step that may be decided by link is told at once; the others wait for the person's next digest.
    """
    work = work_on(looked_at(turn.case_id), turn, at)
    by_link = activity_at(work.step.activity).decides_by_link(work)
    told = [_tell_one(turn, person, at, by_link) for person in holders(turn, at) if person.email]
    return sum(told)


def _tell_one(turn: StepRun, person: Any, at: datetime, by_link: bool) -> bool:
    notice, created = Notice.objects.get_or_create(
        run=turn,
        person=person,
        kind="link" if by_link else "turn",
        defaults={"address": person.email, "noted_at": at},
    )
    if by_link and notice.sent_at is None:
        send_link(notice, at)
    return created


def send_link(notice: Notice, at: datetime) -> None:
    """Write to one official with a link of their own to decide one turn."""
    turn = notice.run
    with translation.override(settings.LANGUAGE_CODE):
        context = {
            "turn": turn,
            "case": turn.case,
            "person": notice.person,
            "link": make_link(turn, notice.person, at),
            "office_url": settings.OFFICE_URL,
        }
        subject = _("Awaiting your decision: %(title)s") % {"title": turn.case.title}
        send(
            [notice],
            subject,
            render_to_string("casework/mail/link.txt", context),
            render_to_string("casework/mail/link.html", context),
            at,
        )


def note_deadlines(at: datetime) -> int:
    """Note every open turn whose standard time is almost used or has passed, once each; returns how many."""
    noted = 0
    turns = StepRun.objects.filter(open=True, due_at__isnull=False, case__status="running")
    for turn in turns.select_related("case__office", "case__procedure", "assignee"):
        kind = deadline_kind(turn, at)
        for person in holders(turn, at) if kind else []:
            if person.email:
                _notice, created = Notice.objects.get_or_create(
                    run=turn,
                    person=person,
                    kind=kind,
                    defaults={"address": person.email, "noted_at": at},
                )
                noted += created
    return noted


def deadline_kind(turn: StepRun, at: datetime) -> str:
    """``late`` after the due time, ``soon`` in the last fifth of the time before it, else empty."""
    if turn.due_at is None:
        return ""
    if at > turn.due_at:
        return "late"
    return "soon" if turn.due_at - at <= (turn.due_at - turn.opened_at) / 5 else ""


def send_digests(at: datetime) -> int:
    """Send each person with unsent notices one mail, unless they got one within the hour; returns how many went out."""
    waiting = Notice.objects.filter(sent_at=None, error="", run__open=True).exclude(kind="link")
    by_person: dict[int, list[Notice]] = {}
    for notice in waiting.select_related("run__case__office", "person").order_by("run__due_at"):
        by_person.setdefault(notice.person_id, []).append(notice)
    recently = set(
        Notice.objects.filter(person_id__in=by_person, sent_at__gt=at - DIGEST_EVERY)
        .exclude(kind="link")
        .values_list("person_id", flat=True)
    )
    due = {key: notices for key, notices in by_person.items() if key not in recently}
    for notices in due.values():
        _send_digest(notices, at)
    return len(due)


def _send_digest(notices: list[Notice], at: datetime) -> None:
    still_theirs = [notice for notice in notices if notice.person in holders(notice.run, at)]
    for notice in set(notices) - set(still_theirs):
        notice.error = "no longer their turn"
        notice.save(update_fields=["error"])
    if not still_theirs:
        return
    with translation.override(settings.LANGUAGE_CODE):
        context = {
            "notices": still_theirs,
            "person": notices[0].person,
            "office_url": settings.OFFICE_URL,
            "at": at,
        }
        subject = _("Wartapraja: %(count)d case(s) wait for you") % {
            "count": len({n.run_id for n in still_theirs})
        }
        send(
            still_theirs,
            subject,
            render_to_string("casework/mail/digest.txt", context),
            render_to_string("casework/mail/digest.html", context),
            at,
        )
