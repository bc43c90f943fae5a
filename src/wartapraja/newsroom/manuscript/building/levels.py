"""Heading levels of the page: its title is the only level 1, below it no level is skipped."""

from collections.abc import Sequence
from dataclasses import replace

from wartapraja.newsroom.manuscript.types import Block, Heading

_TOP = 2
_LOWEST = 4


def first_title(blocks: Sequence[Block]) -> tuple[str | None, list[Block]]:
    """Take the first heading of level 1 out as the title, when there is one."""
    for at, block in enumerate(blocks):
        if isinstance(block, Heading) and block.level == 1:
            return block.text, [*blocks[:at], *blocks[at + 1 :]]
    return None, list(blocks)


def levelled(blocks: Sequence[Block]) -> list[Block]:
    """Number the levels that the writer used from 2 on; what lies deeper than 4 becomes 4."""
    used = sorted({block.level for block in blocks if isinstance(block, Heading)})
    level = {old: min(_TOP + rank, _LOWEST) for rank, old in enumerate(used)}
    return [
        replace(block, level=level[block.level]) if isinstance(block, Heading) else block
        for block in blocks
    ]
