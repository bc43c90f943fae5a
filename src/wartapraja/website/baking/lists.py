"""The lists of the site: news by month, categories. Months instead of numbered pages, so that a new article moves nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models.functions import TruncMonth
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wartapraja.newsroom import queries as newsroom
from wartapraja.website import addresses

ON_A_PAGE = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One entry of the pager."""

    title: str
    url: str
    here: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsList:
    """What a list page shows."""

    title: str
    articles: Sequence[Any]
    pages: tuple[Link, ...] = ()
    category: Any = None


def months() -> list[tuple[int, int]]:
    """The months in which anything was published, newest first."""
    found = (
        newsroom.published()
        .annotate(month=TruncMonth("first_published_at"))
        .values_list("month", flat=True)
    )
    return sorted(
        {(month.year, month.month) for month in found.order_by().distinct() if month}, reverse=True
    )


def month_title(year: int, month: int) -> str:
    """``November 2026``."""
    return date_format(datetime(year, month, 1), "F Y")  # noqa: DTZ001 - a month's name needs no zone


def month_links(here: tuple[int, int] | None) -> tuple[Link, ...]:
    """A link for each month."""
    return tuple(
        Link(title=month_title(*each), url=addresses.of_month(*each), here=each == here)
        for each in months()
    )


def news() -> NewsList:
    """The newest articles."""
    return NewsList(
        title=_("News"),
        articles=_with_covers(newsroom.published()[:ON_A_PAGE]),
        pages=month_links(None),
    )


def in_month(year: int, month: int) -> NewsList:
    """All articles of a month."""
    articles = newsroom.published().filter(
        first_published_at__year=year, first_published_at__month=month
    )
    title = _("News of %(month)s") % {"month": month_title(year, month)}
    return NewsList(title=title, articles=_with_covers(articles), pages=month_links((year, month)))


def in_category(category: Any) -> NewsList:
    """The newest articles of a category."""
    articles = newsroom.published().filter(category=category)[: ON_A_PAGE * 2]
    return NewsList(
        title=category.title,
        articles=_with_covers(articles),
        category=category,
        pages=month_links(None),
    )


def newest(count: int) -> Sequence[Any]:
    """The newest articles with what a card needs."""
    return _with_covers(newsroom.published()[:count])


def _with_covers(articles: Any) -> Any:
    return articles.select_related("category", "cover")
