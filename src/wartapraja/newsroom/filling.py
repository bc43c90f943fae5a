"""From a manuscript to the blocks of an article's body."""

import re
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import uuid4

from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue

from wartapraja.newsroom.manuscript import types as written

LEAD_LENGTH = 300
SENTENCE = re.compile(r".*?[.!?…](?=\s|$)", re.DOTALL)
Raw = tuple[str, Any]


def fill(article: Any, manuscript: written.Manuscript, pictures: Sequence[Any]) -> None:
    """Put a manuscript's words and pictures in place of the body; the lead is proposed where there is none.

    Args:
        article: an article, not saved here.
        manuscript: what the reader made of the file.
        pictures: the kept pictures, as many and in the order of ``manuscript.pictures``; None for one that was refused.
    """
    rows = [row for block in manuscript.blocks for row in _rows(block, pictures)]
    raw = [{"type": kind, "value": value, "id": str(uuid4())} for kind, value in rows]
    article.body = StreamValue(article.body.stream_block, raw, is_lazy=True)
    if not article.intro:
        article.intro = lead_of(manuscript)


def lead_of(manuscript: written.Manuscript) -> str:
    """The first sentences of the first paragraph, as a proposal for the lead."""
    first = next(
        (block.html for block in manuscript.blocks if isinstance(block, written.Paragraph)), ""
    )
    words = " ".join(strip_tags(first.split("</p>")[0]).split())
    lead = ""
    for sentence in SENTENCE.findall(words):
        if len(lead) + len(sentence) > LEAD_LENGTH:
            break
        lead += sentence
    return (lead or words[:LEAD_LENGTH]).strip()


def _rows(block: written.Block, pictures: Sequence[Any]) -> Iterator[Raw]:
    match block:
        case written.Heading():
            yield ("heading" if block.level == 2 else "subheading"), block.text
        case written.Paragraph():
            yield "paragraph", block.html
        case written.Quote():
            yield "quote", {"text": block.text, "source": ""}
        case written.Table():
            yield "table", _table(block)
        case written.Figure():
            yield from _figure(block, pictures)
        case written.Footnotes():
            yield "subheading", _("Notes")
            yield "paragraph", block.html


def _figure(block: written.Figure, pictures: Sequence[Any]) -> Iterator[Raw]:
    kept = pictures[block.picture] if block.picture < len(pictures) else None
    if kept is not None:
        yield "picture", {"picture": kept.pk, "caption": block.caption}


def _table(block: written.Table) -> dict[str, Any]:
    rows = list(block.rows)
    heads = [""] * len(rows[0]) if rows else []
    if rows and all(cell.header for cell in rows[0]):
        heads = [cell.text for cell in rows.pop(0)]
    return {
        "columns": [{"type": "text", "heading": head} for head in heads],
        "rows": [{"values": [cell.html for cell in row]} for row in rows],
        "caption": block.caption,
    }
