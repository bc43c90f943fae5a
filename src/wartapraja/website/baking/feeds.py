"""Feed, sitemap and robots, made by Django's own generators where there is one."""

from datetime import datetime
from xml.sax.saxutils import escape

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed

from wartapraja.newsroom import queries as newsroom
from wartapraja.website import addresses
from wartapraja.website.baking import archive
from wartapraja.website.facts import site_facts

IN_FEED = 40


def feed() -> bytes:
    """The newest articles as Atom."""
    site = site_facts()
    atom = Atom1Feed(
        title=site.name,
        link=settings.PUBLIC_URL + addresses.HOME,
        description=site.tagline,
        language="id",
        feed_url=settings.PUBLIC_URL + addresses.FEED,
        author_name=site.office,
    )
    for article in newsroom.published().select_related("category").defer("body")[:IN_FEED]:
        address = settings.PUBLIC_URL + addresses.of_page(article)
        atom.add_item(
            title=article.title,
            link=address,
            description=article.intro,
            pubdate=article.first_published_at,
            updateddate=article.last_published_at,
            unique_id=address,
            categories=[article.category.title] if article.category else [],
        )
    return atom.writeString("utf-8").encode()


def sitemap() -> bytes:
    """The index of the sitemap: one part a month, so that publishing rewrites one small file."""
    parts = [addresses.of_sitemap(*month) for month in archive.months()]
    entries = "".join(
        f"<sitemap><loc>{escape(settings.PUBLIC_URL + part)}</loc></sitemap>" for part in parts
    )
    return _xml(
        f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</sitemapindex>'
    )


def sitemap_of(year: int, month: int) -> bytes:
    """The articles of one month, and the front page and lists with the newest month."""
    rows = archive.of_month(year, month).defer("body")
    entries = [_entry(addresses.of_page(article), article.last_published_at) for article in rows]
    if (year, month) == next(iter(archive.months()), None):
        entries += [_entry(addresses.HOME, None), _entry(addresses.NEWS, None)]
        entries += [_entry(addresses.of_category(each), None) for each in newsroom.categories()]
    return _xml(
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{"".join(entries)}</urlset>'
    )


def _entry(path: str, changed: datetime | None) -> str:
    when = f"<lastmod>{changed.isoformat(timespec='seconds')}</lastmod>" if changed else ""
    return f"<url><loc>{escape(settings.PUBLIC_URL + path)}</loc>{when}</url>"


def _xml(body: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'.encode()


def robots() -> bytes:
    """Everything may be read; search results and forms need not be indexed."""
    lines = (
        "User-agent: *",
        "Disallow: /cari/",
        f"Sitemap: {settings.PUBLIC_URL}{addresses.SITEMAP}",
        "",
    )
    return "\n".join(lines).encode()
