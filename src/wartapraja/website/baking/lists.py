"""The lists of the site: news by month, categories. Months instead of numbered pages, so that a new article moves nothing.

Whatever is shown of a list is loaded with it: its queries do not grow with its articles.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wartapraja.media import queries as media
from wartapraja.newsroom import queries as newsroom
from wartapraja.website import addresses
from wartapraja.website.baking import archive

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
    parts: tuple[Link, ...] = ()
    category: Any = None


def month_title(year: int, month: int) -> str:
    """``November 2026``."""
    return date_format(datetime(year, month, 1), "F Y")  # noqa: DTZ001 - a month's name needs no zone


def month_links(here: tuple[int, int] | None) -> tuple[Link, ...]:
    """A link for each month."""
    return tuple(
        Link(title=month_title(*each), url=addresses.of_month(*each), here=each == here)
        for each in archive.months()
    )


def part_links(month: tuple[int, int], here: int) -> tuple[Link, ...]:
    """A link for each part of a month, newest first; nothing when the month's own page shows it all."""
    older = archive.older_parts(month)
    return tuple(
        Link(
            title=_("Part %(number)s") % {"number": part} if part else _("Newest"),
            url=addresses.of_part(*month, part),
            here=part == here,
        )
        for part in ((0, *range(older, 0, -1)) if older else ())
    )


def news() -> NewsList:
    """The newest articles."""
    return NewsList(
        title=_("News"),
        articles=_with_covers(newsroom.published()[:ON_A_PAGE]),
        pages=month_links(None),
    )


def in_month(year: int, month: int, part: int = 0) -> NewsList:
    """The articles of a month or of one of its older parts."""
    title = _("News of %(month)s") % {"month": month_title(year, month)}
    if part:
        title = _("%(title)s, part %(number)s") % {"title": title, "number": part}
    return NewsList(
        title=title,
        articles=_with_covers(archive.of_part((year, month), part)),
        pages=month_links((year, month)),
        parts=part_links((year, month), part),
    )


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


def _with_covers(articles: Any) -> Sequence[Any]:
    """What a card shows of each article, in two queries; the body is not shown."""
    found = list(articles.select_related("category", "cover").defer("body"))
    media.load_picture_sets([each.cover for each in found if each.cover_id])
    return found
