"""The months in which anything was published, and their parts. They are counted once a baking, not once a page."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any

from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.utils.timezone import get_current_timezone

from wartapraja.newsroom import queries as newsroom

ON_A_PART = 60
"""A month's own page shows from one to two times as many; what is older stands in parts that never change again."""
Month = tuple[int, int]

_counted: ContextVar[dict[Month, int] | None] = ContextVar("counted", default=None)


@contextmanager
def counted_once() -> Iterator[None]:
    """While this lasts, the months are counted once; it is entered anew for every change of what is live."""
    token = _counted.set({})
    try:
        yield
    finally:
        _counted.reset(token)


def counts() -> dict[Month, int]:
    """How many articles each month holds, the newest month first."""
    known = _counted.get()
    if known is None:
        return _count()
    if not known:
        known.update(_count())
    return known


def _count() -> dict[Month, int]:
    rows = (
        newsroom.published()
        .filter(first_published_at__isnull=False)
        .annotate(month=TruncMonth("first_published_at"))
        .order_by("-month")
        .values("month")
        .annotate(articles=Count("pk"))
        .values_list("month", "articles")
    )
    return {(month.year, month.month): articles for month, articles in rows}


def months() -> list[Month]:
    """The months in which anything was published, newest first."""
    return list(counts())


def older_parts(month: Month) -> int:
    """How many parts stand beside a month's own page. They are numbered from the oldest, so a new article moves none."""
    return max(0, counts().get(month, 0) // ON_A_PART - 1)


def of_month(year: int, month: int) -> Any:
    """The articles of a month, newest first."""
    zone = get_current_timezone()
    begins = datetime(year, month, 1, tzinfo=zone)
    ends = datetime(year + month // 12, month % 12 + 1, 1, tzinfo=zone)
    return newsroom.published().filter(first_published_at__gte=begins, first_published_at__lt=ends)


def of_part(month: Month, part: int) -> Any:
    """The articles of a part, newest first; part 0 is the month's own page, with the newest."""
    total = counts().get(month, 0)
    oldest = ON_A_PART * (part - 1 if part else older_parts(month))
    newest = oldest + ON_A_PART if part else total
    return of_month(*month)[total - newest : total - oldest]
