"""An article as it will look, in one piece of safe HTML.

The light page is read without signing in and may fetch nothing but itself, so pictures travel inside it, small.
"""

import base64
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from wagtail.models import Revision

from wartapraja.media import queries as media
from wartapraja.newsroom.diff import as_html, word_diff
from wartapraja.newsroom.queries.gaps import files_of

WIDTH = 640
MOST = 12
"""Pictures shown inside the page; the rest are named."""


def as_it_will_look(revision: Revision, against: Revision | None, words: str) -> SafeString:
    """The article, and below it what changed.

    Args:
        revision: what is decided on.
        against: what it is compared with; None for nothing.
        words: what that is, in words.
    """
    article = revision.as_object()
    shown = {key: _inside(key) for key in files_of(article)["pictures"][:MOST]}
    context = {
        "article": article,
        "cover": shown.get(article.cover_id),
        "blocks": [_block(bound, shown) for bound in article.body],
        "diff": as_html(word_diff(against, revision), only_changed=True)
        if against is not None
        else "",
        "against": words,
    }
    return render_to_string("newsroom/as_it_will_look.html", context)


def _block(bound: Any, shown: dict[int, str]) -> dict[str, Any]:
    """A block with the addresses of its pictures."""
    value: Any = bound.value
    pictures: list[Any] = []
    if bound.block_type == "picture":
        pictures = [value]
    elif bound.block_type == "gallery":
        pictures = list(value["pictures"])
    figures = [
        {
            "picture": each["picture"],
            "caption": each["caption"],
            "address": shown.get(each["picture"].pk, ""),
        }
        for each in pictures
        if each["picture"] is not None
    ]
    return {"kind": bound.block_type, "value": value, "figures": figures}


def _inside(key: int) -> str:
    """A picture as a data address; empty when it cannot be made."""
    shown = media.picture_set(key)
    jpegs = [
        each
        for source in shown.sources
        if source.mime == "image/jpeg"
        for each in source.candidates
    ]
    chosen = min(jpegs or [shown.fallback], key=lambda each: abs(each.width - WIDTH))
    content, mime = media.public_bytes(chosen)
    return f"data:{mime};base64,{base64.b64encode(content).decode()}"
