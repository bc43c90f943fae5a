"""What must be baked again when something changes: the dependency set of an article."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wartapraja.newsroom import queries as newsroom
from wartapraja.website import addresses
from wartapraja.website.baking import archive, feeds, lists
from wartapraja.website.baking.render import as_html

HTML = "text/html; charset=utf-8"
XML = "application/xml; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One file to bake: its address, what it is, and what it is made from."""

    path: str
    kind: str
    about: Any = None
    page: int | None = None
    month: str = ""


def of_article(article: Any) -> list[Target]:
    """The files of an article itself."""
    month = "{}-{:02d}".format(*addresses.month_of(article.first_published_at))
    return [
        Target(
            path=addresses.of_page(article),
            kind="article",
            about=article,
            page=article.pk,
            month=month,
        ),
        Target(path=addresses.of_trail(article), kind="trail", about=article, page=article.pk),
    ]


def of_lists(categories: Iterable[Any], months: Iterable[tuple[int, int]]) -> list[Target]:
    """The lists that show every article, and those of some categories and months."""
    targets = [
        Target(path=addresses.HOME, kind="home"),
        Target(path=addresses.NEWS, kind="news"),
        Target(path=addresses.FEED, kind="feed"),
        Target(path=addresses.SITEMAP, kind="sitemap"),
    ]
    for month in months:
        for part in range(archive.older_parts(month) + 1):
            path, kind = addresses.of_part(*month, part), "month_part" if part else "month"
            targets.append(Target(path=path, kind=kind, about=(*month, part)))
        targets.append(Target(path=addresses.of_sitemap(*month), kind="sitemap_part", about=month))
    return targets + [
        Target(path=addresses.of_category(each), kind="category", about=each) for each in categories
    ]


def fixed() -> list[Target]:
    """What no article changes."""
    return [
        Target(path=addresses.ROBOTS, kind="robots"),
        Target(path=addresses.BADGE, kind="badge"),
        Target(path=addresses.NOT_FOUND, kind="not_found"),
        Target(path=addresses.AWAY, kind="away"),
    ]


def content_of(target: Target) -> tuple[bytes, str]:
    """The bytes of a target and their media type."""
    return _MAKERS[target.kind](target)


def _list(kind: str, target: Target) -> tuple[bytes, str]:
    made = {
        "news": lists.news,
        "month": lambda: lists.in_month(*target.about),
        "category": lambda: lists.in_category(target.about),
    }[kind]()
    return as_html("website/news_index_page.html", {"list": made, "here": target.path}), HTML


def _trail(target: Target) -> tuple[bytes, str]:
    return as_html(
        "website/trail.html",
        {"page": target.about, "steps": newsroom.trail(target.about), "here": addresses.NEWS},
    ), HTML


def _badge(_target: Target) -> tuple[bytes, str]:
    from wartapraja.website.badge import badge_svg

    return badge_svg().encode(), "image/svg+xml"


_MAKERS = {
    "home": lambda target: (as_html("website/home_page.html", {"here": addresses.HOME}), HTML),
    "article": lambda target: (
        as_html("website/article_page.html", {"page": target.about, "here": addresses.NEWS}),
        HTML,
    ),
    "trail": _trail,
    "news": lambda target: _list("news", target),
    "month": lambda target: _list("month", target),
    "month_part": lambda target: _list("month", target),
    "category": lambda target: _list("category", target),
    "not_found": lambda target: (as_html("website/404.html", {"here": ""}), HTML),
    "away": lambda target: (as_html("website/503.html", {"here": ""}), HTML),
    "feed": lambda target: (feeds.feed(), "application/atom+xml; charset=utf-8"),
    "sitemap": lambda target: (feeds.sitemap(), XML),
    "sitemap_part": lambda target: (feeds.sitemap_of(*target.about), XML),
    "robots": lambda target: (feeds.robots(), "text/plain; charset=utf-8"),
    "badge": _badge,
}
