"""What is baked when: an article with all that lists it, the lists, the whole site; and taking down."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings

from wartapraja.newsroom import queries as newsroom
from wartapraja.website import addresses, searching
from wartapraja.website.baking import archive, shelf
from wartapraja.website.baking import targets as plan
from wartapraja.website.baking.render import in_site_zone
from wartapraja.website.baking.tray import baking
from wartapraja.website.baking.turns import Turn, turn
from wartapraja.website.front import files
from wartapraja.website.models import BakedPage


@dataclass(slots=True)
class Places:
    """The lists that show or showed an article."""

    categories: set[str] = field(default_factory=set)
    months: set[tuple[int, int]] = field(default_factory=set)
    unknown: bool = False

    def note_rows(self, rows: Iterable[BakedPage]) -> None:
        """Where it was listed when it was last baked."""
        for row in rows:
            if row.kind == "article" and row.month:
                year, _dash, month = row.month.partition("-")
                self.months.add((int(year), int(month)))
                self.categories.add(row.category)
            elif row.kind == "article":
                self.unknown = True

    def note_article(self, article: Any) -> None:
        """Where it is listed now."""
        if article is not None and article.first_published_at:
            self.months.add(addresses.month_of(article.first_published_at))
            self.categories.add(article.category.slug if article.category else "")


@contextmanager
def _at_work() -> Iterator[Turn]:
    """The turn, in the site's zone; the fronts drop their memory when it ends, whatever happened."""
    with turn() as mine, in_site_zone(), archive.counted_once():
        try:
            yield mine
        finally:
            _tell_fronts()


def _tell_fronts() -> None:
    files.bump_generation(settings.BAKED_ROOT)


def _bake(targets: Iterable[plan.Target], mine: Turn, at: datetime) -> int:
    count = 0
    for target in targets:
        with baking() as tray:
            body, content_type = plan.content_of(target)
        shelf.put(target, body, content_type, tray, mine, at)
        count += 1
    return count


def _live(page_id: int) -> Any:
    return newsroom.published().filter(pk=page_id).select_related("category", "cover").first()


def bake_article(page_id: int, at: datetime) -> int:
    """Bake an article and everything that lists or listed it; 0 when it is no longer live.

    Returns:
        How many files were written.
    """
    with _at_work() as mine:
        return _bake_with_lists(page_id, mine, at)


def _bake_with_lists(page_id: int, mine: Turn, at: datetime) -> int:
    article = _live(page_id)
    if article is None:
        return 0
    places = Places()
    places.note_rows(BakedPage.objects.filter(page=page_id))
    places.note_article(article)
    count = _bake_own(article, mine, at)
    return count + _bake_lists(places, mine, at)


def _bake_own(article: Any, mine: Turn, at: datetime) -> int:
    """An article's own files; its former addresses lead to the present ones."""
    own = plan.of_article(article)
    old = list(
        BakedPage.objects.filter(page=article.pk).exclude(path__in=[each.path for each in own])
    )
    count = _bake(own, mine, at)
    if old:
        shelf.clear(old, mine)
    for row in old:
        trail = row.kind in {"trail", shelf.TRAIL_REDIRECT}
        new = addresses.of_trail(article) if trail else addresses.of_page(article)
        shelf.lead(row, new, mine, at)
    searching.index(
        page=article.pk,
        url=addresses.of_page(article),
        title=article.title,
        intro=article.intro,
        body=newsroom.plain_text(article),
        category=article.category.title if article.category else "",
        published_at=article.first_published_at,
    )
    return count


def _bake_lists(places: Places, mine: Turn, at: datetime) -> int:
    """The lists of these places; every list when a month came or went, since all link to all months."""
    months = archive.months()
    shown = set(BakedPage.objects.filter(kind="month").values_list("path", flat=True))
    everything = places.unknown or shown != {addresses.of_month(*each) for each in months}
    targets = plan.of_lists(
        [each for each in newsroom.categories() if everything or each.slug in places.categories],
        [each for each in months if everything or each in places.months],
    )
    count = _bake(targets, mine, at)
    _remove_old_lists(months, mine)
    return count


def _remove_old_lists(months: Iterable[tuple[int, int]], mine: Turn) -> None:
    """Take away the lists of months, parts of months and categories that are no more."""
    wanted = [each.path for each in plan.of_lists(newsroom.categories(), months)]
    kinds = ("month", "month_part", "sitemap_part", "category")
    old = list(BakedPage.objects.filter(kind__in=kinds).exclude(path__in=wanted))
    if old:
        shelf.clear(old, mine)
        shelf.forget(old, mine)


def take_down(page_id: int, *, redirect: str, at: datetime) -> int:
    """Remove every public file of a page, then bake the lists that named it; bear being called again.

    A page that went live again meanwhile is baked instead: the takedown was overtaken.

    Args:
        page_id: the page that is no longer live; its row may be gone.
        redirect: where its old address leads; empty for nowhere (404).
        at: the instant.
    """
    with _at_work() as mine:
        if _live(page_id) is not None:
            return _bake_with_lists(page_id, mine, at)
        rows = list(BakedPage.objects.filter(page=page_id))
        places = Places()
        places.note_rows(rows)
        places.note_article(newsroom.any_article(page_id))
        shelf.clear(rows, mine)
        searching.forget(page_id)
        _tell_fronts()
        count = _bake_lists(places, mine, at)
        led = [each for each in rows if redirect and each.kind in {"article", shelf.REDIRECT}]
        for row in led:
            shelf.lead(row, redirect, mine, at)
        shelf.forget([each for each in rows if each not in led], mine)
        return count


def bake_lists(at: datetime) -> int:
    """Bake everything but the articles; returns how many files."""
    with _at_work() as mine:
        return _bake(plan.fixed(), mine, at) + _bake_lists(Places(unknown=True), mine, at)


def bake_site(at: datetime) -> int:
    """Bake every file of the site and refresh the search index, an article a turn: a takedown never waits long."""
    count = 0
    live = list(newsroom.published().values_list("pk", flat=True))
    for page_id in live:
        with _at_work() as mine:
            article = _live(page_id)
            count += _bake_own(article, mine, at) if article is not None else 0
    baked = BakedPage.objects.filter(page__isnull=False).exclude(kind__in=shelf.REDIRECTS)
    for page_id in sorted(set(baked.values_list("page", flat=True)) - set(live)):
        take_down(page_id, redirect="", at=at)
    return count + bake_lists(at)
