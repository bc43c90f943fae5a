"""Where each thing stands on the public site. Every path begins and pages end with a slash."""

from datetime import datetime
from hashlib import sha256
from typing import Any

from django.utils.timezone import localtime

from wartapraja.newsroom import queries as newsroom

HOME = "/"
NEWS = "/berita/"
FEED = "/umpan.xml"
SITEMAP = "/sitemap.xml"
ROBOTS = "/robots.txt"
BADGE = "/lambang.svg"
NOT_FOUND = "/404.html"
AWAY = "/503.html"


def of_page(page: Any) -> str:
    """The path of a page on the site."""
    return newsroom.public_path(page)


def of_trail(page: Any) -> str:
    """The path of an article's trail."""
    return f"{of_page(page)}jejak/"


def of_category(category: Any) -> str:
    """The path of a category's list."""
    return f"/kategori/{category.slug}/"


def of_month(year: int, month: int) -> str:
    """The path of a month's archive."""
    return f"/berita/arsip/{year}/{month:02d}/"


def of_part(year: int, month: int, part: int) -> str:
    """The path of a part of a month's archive; part 0 is the month's own page."""
    return of_month(year, month) + (f"bagian-{part}/" if part else "")


def of_sitemap(year: int, month: int) -> str:
    """The path of a month's part of the sitemap."""
    return f"/sitemap-{year}-{month:02d}.xml"


def of_motif(slug: str) -> str:
    """The path of the pattern that stands for a missing photograph."""
    return f"/media/motif/{slug}.svg"


def of_file(content: bytes, ending: str) -> str:
    """The path of a picture or paper, named by what is in it."""
    return f"/media/{sha256(content).hexdigest()[:24]}.{ending}"


def month_of(instant: datetime) -> tuple[int, int]:
    """Year and month of an instant in the zone that is in force."""
    local = localtime(instant)
    return local.year, local.month
