"""Articles and categories, for the site and for lists."""

from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

from wartapraja.newsroom.models import ArticlePage, Category, PageDesk, PageTrail


def published() -> QuerySet[ArticlePage]:
    """The live articles, newest first; what they show is their published revision."""
    found: QuerySet[ArticlePage] = ArticlePage.objects.live().order_by("-first_published_at", "-pk")
    return found


def any_article(pk: int) -> ArticlePage | None:
    """An article, live or not."""
    found: ArticlePage | None = ArticlePage.objects.filter(pk=pk).first()
    return found


def live_article_at(path: str) -> ArticlePage | None:
    """The live article at a path of the public site; None when there is none."""
    slug = path.strip("/").rpartition("/")[2]
    return next(
        (
            each
            for each in published().filter(slug=slug)
            if public_path(each).strip("/") == path.strip("/")
        ),
        None,
    )


def article_of_case(case: str) -> ArticlePage | None:
    """The article that a case works on or worked on, itself or through a case that it called.

    Args:
        case: reference of the case: its key.
    """
    desk = PageDesk.objects.filter(Q(case=case) | Q(parent_case=case)).first()
    return any_article(desk.page_id) if desk is not None else None


def public_path(page: Any) -> str:
    """Where a page stands on the public site: its tree path without the front page's own part."""
    parts = [part for part in page.url_path.split("/") if part][1:]
    return "/" + "/".join(parts) + "/" if parts else "/"


def public_url(page: Any) -> str:
    """The full address of a page on the public site."""
    return str(settings.PUBLIC_URL) + public_path(page)


def categories() -> list[Category]:
    """Every category, in the order of the menu."""
    return list(Category.objects.all())


def plain_text(article: ArticlePage) -> str:
    """The words of an article's body, for search."""
    body: Any = article.body
    return "\n".join(str(words) for words in body.stream_block.get_searchable_content(body))


def trail(page: Any) -> list[dict[str, Any]]:
    """The steps that a page passed, oldest first, as its case published them.

    Returns:
        Dictionaries with ``number``, ``text``, ``position``, ``at`` (ISO 8601), ``minutes`` (working minutes) and
        ``outcome_kind``. No person is named.
    """
    row = PageTrail.objects.filter(page_id=page.pk).first()
    return list(row.steps) if row is not None else []
