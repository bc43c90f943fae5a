"""Captions go to what they describe: below a picture, above or below a table."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape

from wartapraja.newsroom.manuscript.cleaning import rich_html
from wartapraja.newsroom.manuscript.types import Block, Figure, Paragraph, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """A paragraph in the caption style that has not found its picture or table yet."""

    text: str


Unplaced = Block | Caption


def with_captions(found: Sequence[Unplaced]) -> list[Block]:
    """Put each caption to its picture or table; one that has neither beside it stays as a paragraph."""
    blocks: list[Block] = []
    waiting: Caption | None = None
    for at, block in enumerate(found):
        if not isinstance(block, Caption):
            blocks.append(_captioned(block, waiting))
            waiting = None
            continue
        following = found[at + 1] if at + 1 < len(found) else None
        if _wants(blocks[-1] if blocks else None, Figure):
            blocks[-1] = _captioned(blocks[-1], block)
        elif _wants(following, Table):
            waiting = block
        elif _wants(blocks[-1] if blocks else None, Table):
            blocks[-1] = _captioned(blocks[-1], block)
        elif _wants(following, Figure):
            waiting = block
        else:
            blocks.append(Paragraph(html=rich_html(f"<p>{escape(block.text)}</p>")))
    return blocks


def _wants(block: Unplaced | None, kind: type[Figure] | type[Table]) -> bool:
    return isinstance(block, kind) and not block.caption


def _captioned(block: Block, caption: Caption | None) -> Block:
    if caption is None or not isinstance(block, Figure | Table):
        return block
    return replace(block, caption=caption.text)
