"""Whose turn it is on a page, as its case says; and which revision an official let pass."""

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
    before = PageDesk.objects.filter(page_id=page.pk).first()
    if before is not None and before.open and before.case != case:
        raise TakenUp(before.case)
    if before is not None and before.case == case:
        return before
    facts = {
        "case": case,
        "case_title": case_title,
        "case_url": case_url,
        "parent_case": parent_case,
        "office": office,
        "sop_key": sop_key,
        "incoming_id": BasePage.objects.values_list("latest_revision_id", flat=True).get(
            pk=page.pk
        ),
        "open": True,
    }
    desk, _created = PageDesk.objects.update_or_create(page_id=page.pk, defaults=facts)
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
