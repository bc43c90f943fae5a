"""Whose turn it is on a page, as its case says; and which revision an official let pass."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.models import Revision

from wartapraja.newsroom.models import BasePage, PageDesk, PageTrail, Pin
from wartapraja.newsroom.queries.revisions import revision_sha256


class TakenUp(Exception):
    """Another case works on the page already."""


@transaction.atomic
def take_up(
    page: Any,
    *,
    case: str,
    case_title: str = "",
    case_url: str = "",
    parent_case: str = "",
    office: str,
    sop_key: str,
) -> PageDesk:
    """Let a case work on a page; its present draft is what came in.

    Args:
        page: the page.
        case: reference of the case.
        case_title: its number, for people.
        parent_case: reference of the case that called it, if any.
        case_url: its address in the office.
        office: key of the office.
        sop_key: key of its SOP.

    Raises:
        TakenUp: another open case works on it.
    """
    BasePage.objects.select_for_update().get(pk=page.pk)
    other = PageDesk.objects.filter(page_id=page.pk, open=True).exclude(case=case).first()
    if other is not None:
        raise TakenUp(other.case_title or other.case)
    facts = {
        "case_title": case_title,
        "case_url": case_url,
        "parent_case": parent_case,
        "office": office,
        "sop_key": sop_key,
        "incoming_id": BasePage.objects.values_list("latest_revision_id", flat=True).get(
            pk=page.pk
        ),
    }
    desk, _created = PageDesk.objects.get_or_create(page_id=page.pk, case=case, defaults=facts)
    return desk


def came_in(page: Any, revision: Revision, *, case: str) -> None:
    """Name the revision against which the changes of a case are shown.

    Args:
        page: the page.
        revision: what came in.
        case: reference of the case.
    """
    PageDesk.objects.filter(page_id=page.pk, case=case).update(incoming=revision)


def turn_to(
    page: Any,
    *,
    case: str,
    actor_key: str,
    actor_title: str,
    step: str,
    editable: bool,
    assignee: str = "",
) -> None:
    """A step has been opened on the page: it is this actor's turn.

    Args:
        page: the page.
        case: reference of the case.
        actor_key: whose turn it is.
        actor_title: as people call that actor.
        step: number and words of the step.
        editable: whether the step may change the article.
        assignee: key of the one person it was given to.
    """
    if PageDesk.objects.filter(page_id=page.pk, open=True).exclude(case=case).exists():
        return  # another case has taken the page up meanwhile: there it is worked on
    PageDesk.objects.filter(page_id=page.pk, case=case).update(
        actor_key=actor_key,
        actor_title=actor_title[:200],
        step=step[:300],
        editable=editable,
        assignee=assignee,
        open=True,
    )


def leave(page: Any, *, case: str, closed: bool = False) -> None:
    """The step is done: until another one opens, nobody edits.

    Args:
        page: the page.
        case: reference of the case.
        closed: the case will not come back to the page.
    """
    PageDesk.objects.filter(page_id=page.pk, case=case).update(
        actor_key="", actor_title="", step="", editable=False, assignee="", open=not closed
    )


def release(is_closed: Callable[[str], bool], page: Any = None) -> int:
    """Let go of pages whose case has ended in a way that no step of this room saw, such as being cancelled.

    Args:
        is_closed: tells by its reference whether a case has ended.
        page: only this page; None for all.

    Returns:
        How many were let go.
    """
    desks = PageDesk.objects.filter(open=True)
    if page is not None:
        desks = desks.filter(page_id=page.pk)
    ended = [desk for desk in desks if is_closed(desk.case)]
    for desk in ended:
        leave(desk.page, case=desk.case, closed=True)
    return len(ended)


def pin_revision(
    page: Any, revision: Revision, *, case: str, step: str, by: str, at: datetime
) -> Pin:
    """Let exactly this revision pass.

    Args:
        page: the page.
        revision: the revision that the official saw.
        case: reference of the case.
        step: number and words of the step.
        by: key of the person.
        at: the instant.
    """
    return Pin.objects.create(
        page_id=page.pk,
        revision=revision,
        case=case,
        step=step[:300],
        sha256=revision_sha256(revision),
        by=by,
        at=at,
    )


def keep_trail(page: Any, *, case: str, steps: list[dict[str, Any]]) -> None:
    """Keep what a case publishes about itself beside its page.

    Args:
        page: the page.
        case: reference of the case.
        steps: plain dictionaries as `newsroom.queries.trail` returns them; no person in them.
    """
    PageTrail.objects.update_or_create(page_id=page.pk, defaults={"case": case, "steps": steps})
