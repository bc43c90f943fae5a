"""Comparing two texts by words: a letter changed shows the whole word, as an editor's pencil would."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from wartapraja.newsroom.types import Segment

TOKEN = re.compile(r"\w+(?:[-'’.,/]\w+)*|\s+|[^\w\s]")
"""A word keeps its inner marks: ke-3, Jum'at, 1.250,5, 12/2026."""

LONGEST = 40_000
"""Characters beyond which two texts are shown as replaced: comparing grows with their product."""


def tokens(text: str) -> list[str]:
    """Words, marks and spaces, in order; joined they are the text again."""
    return TOKEN.findall(text)


def segments_of(old: str, new: str) -> tuple[Segment, ...]:
    """What stayed, went and came between two texts.

    The segments that stayed or went, joined, are the old text; those that stayed or came are the new one.
    """
    if old == new:
        return (Segment(kind="same", text=new),) if new else ()
    if len(old) > LONGEST or len(new) > LONGEST:
        return _joined(_replaced(old, new))
    return _joined(_compared(tokens(old), tokens(new)))


def _compared(old: list[str], new: list[str]) -> Iterator[Segment]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        before, after = "".join(old[start:end]), "".join(new[new_start:new_end])
        if tag == "equal":
            yield Segment(kind="same", text=after)
        else:
            yield from _replaced(before, after)


def _replaced(before: str, after: str) -> Iterator[Segment]:
    if before:
        yield Segment(kind="del", text=before)
    if after:
        yield Segment(kind="ins", text=after)


def _joined(found: Iterator[Segment]) -> tuple[Segment, ...]:
    """Bridge single spaces between changes, so that "one two" replaced reads as one change and not as two."""
    rows: list[Segment] = []
    for segment in found:
        bridge = (
            len(rows) > 1
            and rows[-1].kind == "same"
            and rows[-1].text == " "
            and segment.kind != "same"
        )
        if bridge and rows[-2].kind != "same":
            space = rows.pop().text
            rows += [Segment(kind="del", text=space), Segment(kind="ins", text=space)]
        rows.append(segment)
    return tuple(_runs(rows))


def _runs(rows: list[Segment]) -> Iterator[Segment]:
    """Within a run of changes, what went stands before what came."""
    gone = come = ""
    for row in [*rows, Segment(kind="same", text="")]:
        if row.kind == "same":
            yield from _replaced(gone, come)
            gone = come = ""
            if row.text:
                yield row
        elif row.kind == "del":
            gone += row.text
        else:
            come += row.text
