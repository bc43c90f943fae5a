"""Bringing a page to the public and taking it away again, under the grant of a case."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Revision

from wartapraja.newsroom.commands.noting import next_version, note
from wartapraja.newsroom.models import ArticlePage, BasePage
from wartapraja.newsroom.publishing import grant
from wartapraja.newsroom.queries.articles import public_path
from wartapraja.newsroom.queries.gaps import publication_gaps
from wartapraja.newsroom.queries.revisions import revision_sha256
from wartapraja.newsroom.terms import Action
from wartapraja.newsroom.types import Gap, NotPublishable
from wartapraja.record.types import Effect


@transaction.atomic
def publish(
    *,
    case: str,
    page: ArticlePage,
    revision: Revision,
    at: datetime,
    by: Mapping[str, Any] | None = None,
    kind: str = "Published",
    facts: Mapping[str, Any] | None = None,
) -> ArticlePage:
    """Let exactly this revision go live and ask the worker to bake it.

    Args:
        case: reference of the case that answers for it.
        page: the article.
        revision: the one that was approved.
        at: the instant; the article is dated by it.
        by: snapshot of who did it, for the record.
        kind: name of the event in the record.
        facts: more for the record.

    Raises:
        NotPublishable: it lacks something, or the revision is not this page's.
    """
    gaps = _foreign(page, revision) or publication_gaps(revision)
    if gaps:
        raise NotPublishable(gaps)
    with grant(case=case, actions={Action.PUBLISH}, pages={page.pk}, revision=revision.pk):
        revision.publish(log_action=True)
        _date(page.pk, at)
    effect = Effect(
        name="website.bake",
        key=f"website.bake:{page.pk}:{next_version(page)}",
        payload={"page": page.pk},
    )
    told = {
        "case": case,
        "revision": revision.pk,
        "sha256": revision_sha256(revision),
        **(facts or {}),
    }
    note(page, kind, told, at=at, by=by, effects=(effect,))
    page.refresh_from_db()
    return page


def _foreign(page: ArticlePage, revision: Revision) -> list[Gap]:
    if (
        str(revision.object_id) == str(page.pk)
        and revision.base_content_type_id == page.get_base_content_type().pk
    ):
        return []
    return [
        Gap(
            code="revision",
            sentence=_("This revision belongs to another page. Open the case again."),
        )
    ]


def _date(pk: int, at: datetime) -> None:
    """Wagtail dates by the machine's clock; the office's clock is the one on the command."""
    page = BasePage.objects.only("first_published_at", "last_published_at").get(pk=pk)
    first = page.first_published_at == page.last_published_at or page.first_published_at is None
    BasePage.objects.filter(pk=pk).update(
        last_published_at=at, **({"first_published_at": at} if first else {})
    )


@transaction.atomic
def take_down(
    *,
    case: str,
    page: ArticlePage,
    reason: str,
    at: datetime,
    redirect: str = "",
    by: Mapping[str, Any] | None = None,
    kind: str = "TakenDown",
    facts: Mapping[str, Any] | None = None,
) -> ArticlePage:
    """Take a page from the public and ask the worker to remove it everywhere.

    Args:
        case: reference of the case that answers for it.
        page: the article.
        reason: for the record; never empty.
        at: the instant.
        redirect: path or address where its old address leads; empty for nowhere.
        by: snapshot of who did it, for the record.
        kind: name of the event in the record.
        facts: more for the record.

    Raises:
        NotPublishable: no reason is given.
    """
    if not reason.strip():
        raise NotPublishable([Gap(code="reason", sentence=_("Write why the page is taken down."))])
    page = ArticlePage.objects.get(pk=page.pk)
    path = public_path(page)
    with grant(case=case, actions={Action.UNPUBLISH}, pages={page.pk}):
        page.unpublish(log_action=True)
    if redirect and path:
        Redirect.objects.update_or_create(
            old_path=Redirect.normalise_path(path),
            site=None,
            defaults={"redirect_link": redirect[:255]},
        )
    payload = {"page": page.pk, "redirect": redirect}
    effect = Effect(
        name="website.take_down",
        key=f"website.take_down:{page.pk}:{next_version(page)}",
        payload=payload,
    )
    told = {"case": case, "reason": reason, "redirect": redirect, **(facts or {})}
    note(page, kind, told, at=at, by=by, effects=(effect,))
    page.refresh_from_db()
    return page
