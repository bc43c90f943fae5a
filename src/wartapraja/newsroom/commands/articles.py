"""Making an article and filling it."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Revision

from wartapraja.newsroom.filling import fill
from wartapraja.newsroom.models import ArticlePage, NewsIndexPage


class NoNewsIndex(Exception):
    """The site has no news list yet; set the site up first."""


@transaction.atomic
def create_article(
    *,
    office: Any,
    by: Any = None,
    title: str = "",
    manuscript: Any = None,
    pictures: Sequence[Any] = (),
    unit: Any = None,
) -> ArticlePage:
    """Make a draft with its first revision under the news list.

    Args:
        office: the office whose article it is.
        by: the person who brings it; their account owns the page.
        title: headline; empty takes the manuscript's own.
        manuscript: a `newsroom.manuscript` Manuscript to fill it from; None for an empty draft.
        pictures: kept pictures in the order of the manuscript's own; None for one that was refused.
        unit: the desk that is named under the article.

    Raises:
        NoNewsIndex: the site has not been set up.
    """
    index = NewsIndexPage.objects.order_by("pk").first()
    if index is None:
        raise NoNewsIndex
    article = ArticlePage(
        title=(title or getattr(manuscript, "title", "") or _("Untitled"))[:255],
        office=office,
        unit=unit,
        owner=getattr(by, "user", None),
        live=False,
        has_unpublished_changes=True,
    )
    if manuscript is not None:
        fill(article, manuscript, pictures)
    index.add_child(instance=article)
    article.save_revision(user=getattr(by, "user", None), log_action=True, clean=False)
    article.refresh_from_db()
    return article


@transaction.atomic
def replace_from_manuscript(
    page: ArticlePage, manuscript: Any, *, by: Any = None, pictures: Sequence[Any] = ()
) -> Revision:
    """Put a manuscript's words in place of the draft's own, as a new revision; filing and cover stay as they were.

    Args:
        page: the article.
        manuscript: a `newsroom.manuscript` Manuscript.
        by: the person who brings it.
        pictures: kept pictures in the order of the manuscript's own; None for one that was refused.
    """
    draft = _newest_draft(page)
    if manuscript.title:
        draft.title = manuscript.title[:255]
    fill(draft, manuscript, pictures)
    revision: Revision = draft.save_revision(
        user=getattr(by, "user", None), log_action=True, clean=False
    )
    return revision


@transaction.atomic
def add_media(
    page: ArticlePage, *, pictures: Any = (), videos: Any = (), by: Any = None
) -> Revision:
    """Set pictures and videos that came beside the words at the end of the draft, as a new revision.

    The first picture becomes the cover where there is none. Two or more others stand together as a gallery.

    Args:
        page: the article.
        pictures: kept pictures, in order.
        videos: kept videos, in order.
        by: the person who brings them.
    """
    draft = _newest_draft(page)
    left = list(pictures)
    if left and draft.cover_id is None:
        draft.cover = left.pop(0)
    if len(left) > 1:
        rows = [{"picture": each, "caption": ""} for each in left]
        draft.body.append(("gallery", {"title": "", "pictures": rows}))
    elif left:
        draft.body.append(("picture", {"picture": left[0], "caption": ""}))
    for video in videos:
        draft.body.append(("video", {"video": video, "caption": ""}))
    revision: Revision = draft.save_revision(
        user=getattr(by, "user", None), log_action=True, clean=False
    )
    return revision


def _newest_draft(page: ArticlePage) -> ArticlePage:
    """The latest draft as it stands in the database, whatever the caller still holds in hand."""
    ArticlePage.objects.select_for_update().get(pk=page.pk)
    draft: ArticlePage = ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    return draft
