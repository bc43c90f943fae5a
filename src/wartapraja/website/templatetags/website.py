"""Template words of the public site: addresses, pictures, blocks and times."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime

from wartapraja.newsroom import queries as newsroom
from wartapraja.website import addresses, facts, pictures, structured
from wartapraja.website.baking import lists

register = template.Library()
register.simple_tag(addresses.of_page, name="address_of")
register.simple_tag(addresses.of_trail, name="trail_address_of")
register.simple_tag(addresses.of_category, name="category_address")
register.simple_tag(facts.site_facts, name="site_facts")
register.simple_tag(lists.newest, name="newest_articles")
register.simple_tag(pictures.picture_tag, name="picture")
register.simple_tag(pictures.video_facts, name="video_facts")
register.simple_tag(pictures.paper_facts, name="paper_facts")
register.simple_tag(structured.head_of, name="article_head")


@register.simple_tag
def news_address() -> str:
    """The list of all news."""
    return addresses.NEWS


@register.simple_tag
def all_categories() -> Sequence[Any]:
    """The categories in their order."""
    return newsroom.categories()


@register.simple_tag
def public_day(instant: datetime | None) -> str:
    """``22 November 2026`` in the site's zone."""
    return date_format(localtime(instant), "j F Y") if instant else ""


@register.simple_tag
def public_time(instant: datetime | str | None) -> str:
    """``22 November 2026, 10.15 WIB`` in the site's zone."""
    if not instant:
        return ""
    local = localtime(datetime.fromisoformat(instant) if isinstance(instant, str) else instant)
    return f"{date_format(local, 'j F Y')}, {local:%H.%M} {local.tzname()}"


@register.simple_tag
def cover(article: Any, use: str) -> SafeString:
    """An article's picture in a list, or the pattern that stands for it."""
    if article.cover_id:
        return pictures.picture_tag(article.cover, use, alt="")
    return pictures.motif_tag(article.slug)


@register.filter
def has_headings(columns: Sequence[Any]) -> bool:
    """Whether any column of a table has a heading; an empty head row says nothing."""
    return any(str(column["heading"]).strip() for column in columns)


@register.simple_tag
def article_block(block: Any) -> SafeString:
    """One block of an article's body, by the template of its kind."""
    words = {"value": block.value, "block": block}
    return mark_safe(render_to_string(f"website/blocks/{block.block_type}.html", words))  # noqa: S308
