"""Reads one manuscript in a process of its own: ``python -I -m wartapraja.newsroom.manuscript.child ORDER``.

``ORDER`` is JSON: source, folder, limits. The result is left in the folder (see ``wire``); the exit status is 0
when there is one, a refusal included.
"""

import json
import sys
from pathlib import Path

from wartapraja.newsroom.manuscript import fence
from wartapraja.newsroom.manuscript.types import (
    Footnotes,
    Heading,
    Limits,
    Manuscript,
    Paragraph,
    Quote,
    Table,
    Unreadable,
)

_FRAMES = 6000


def main(order: str) -> int:
    """Carry out one order.

    Args:
        order: the JSON text.

    Returns:
        The exit status.
    """
    told = json.loads(order)
    limits = Limits(**told["limits"])
    source, folder = Path(told["source"]), Path(told["folder"])
    fence.limit_resources(memory_bytes=limits.memory_bytes, cpu_seconds=limits.cpu_seconds)
    # The gate bounds the depth; mammoth needs some twenty frames for each level.
    sys.setrecursionlimit(_FRAMES)
    # Imported below the limits, above the fence: parsers load files of their own.
    from wartapraja.newsroom.manuscript import opendocument, wire, word  # noqa: F401

    fence.close(source=source, folder=folder)
    refusal = _attempt(source, folder, limits)
    # Out here the frames of the attempt are gone, and with them what had filled the memory.
    if refusal is not None:
        wire.put_refusal(folder, refusal)
    return 0


def _attempt(source: Path, folder: Path, limits: Limits) -> Unreadable | None:
    from wartapraja.newsroom.manuscript import wire

    try:
        wire.put(folder, convert(source, limits))
    except Unreadable as refusal:
        return Unreadable(refusal.code, **refusal.facts)
    except MemoryError:
        return Unreadable("memory")
    except RecursionError:
        return Unreadable("too_deep", limit=limits.depth)
    return None


def convert(source: Path, limits: Limits) -> Manuscript:
    """Read a manuscript in this very process, without the walls around it.

    Args:
        source: the file.
        limits: how large it may be.

    Raises:
        Unreadable: with the reason.
    """
    from wartapraja.newsroom.manuscript.gate import inspect
    from wartapraja.newsroom.manuscript.opendocument import read_opendocument
    from wartapraja.newsroom.manuscript.word import read_word

    package = inspect(source, limits)
    reader = read_word if package.format == "word" else read_opendocument
    manuscript = reader(package, limits)
    length = sum(_length(block) for block in manuscript.blocks)
    if length > limits.characters:
        raise Unreadable("too_much_text", count=length, limit=limits.characters)
    if not manuscript.blocks and manuscript.title is None:
        raise Unreadable("no_text")
    return manuscript


def _length(block: object) -> int:
    if isinstance(block, Paragraph | Footnotes):
        return len(block.html)
    if isinstance(block, Heading | Quote):
        return len(block.text)
    if isinstance(block, Table):
        return sum(len(cell.text) for row in block.rows for cell in row)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
