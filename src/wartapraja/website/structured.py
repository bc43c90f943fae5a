"""What machines read of an article: canonical address, Open Graph, schema.org."""

import json
from typing import Any

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from wartapraja.website import addresses
from wartapraja.website.facts import site_facts


def head_of(page: Any) -> SafeString:
    """The lines for the head of an article's page."""
    site = site_facts()
    address = settings.PUBLIC_URL + addresses.of_page(page)
    return format_html(
        '<link rel="canonical" href="{url}"><meta property="og:type" content="article"><meta property="og:title" content="{title}">'
        '<meta property="og:description" content="{intro}"><meta property="og:url" content="{url}"><meta property="og:site_name" content="{site}">'
        '<script type="application/ld+json">{data}</script>',
        url=address,
        title=page.title,
        intro=page.intro,
        site=site.name,
        data=mark_safe(_json(article_facts(page, address, site.office))),  # noqa: S308 - escaped by _json
    )


def article_facts(page: Any, address: str, publisher: str) -> dict[str, Any]:
    """The article as schema.org's NewsArticle."""
    facts: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": page.title[:110],
        "description": page.intro,
        "inLanguage": "id",
        "mainEntityOfPage": address,
        "publisher": {"@type": "GovernmentOrganization", "name": publisher},
        "author": {"@type": "GovernmentOrganization", "name": publisher},
    }
    if page.first_published_at:
        facts["datePublished"] = page.first_published_at.isoformat()
    if page.last_published_at:
        facts["dateModified"] = page.last_published_at.isoformat()
    return facts


def _json(data: dict[str, Any]) -> str:
    """JSON that can stand in a script element: nothing in it can end the element."""
    text = json.dumps(data, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
