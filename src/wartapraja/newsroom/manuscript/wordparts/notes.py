"""The comments of a Word file, with the words they were put at."""

from typing import Any

from lxml import etree

from wartapraja.newsroom.manuscript.gate.package import Package
from wartapraja.newsroom.manuscript.types import Note, shown
from wartapraja.newsroom.manuscript.wordparts.tree import name_of, parsed, part_of_type, value

_LONGEST_NOTE = 2000
_LONGEST_ANCHOR = 200


def read_notes(package: Package) -> tuple[Note, ...]:
    """Read all comments in the order of the comments part.

    Args:
        package: a Word package.
    """
    content = part_of_type(package, "comments")
    if content is None:
        return ()
    anchors = _anchors(parsed(package.parts[package.main]))
    notes: list[Note] = []
    for comment in parsed(content):
        if name_of(comment) == "comment":
            lines = [shown(_text(p), _LONGEST_NOTE) for p in comment.iter("{*}p")]
            notes.append(
                Note(
                    author=shown(value(comment, "author") or ""),
                    text="\n".join(line for line in lines if line)[:_LONGEST_NOTE],
                    anchor=shown(anchors.get(value(comment, "id") or "", ""), _LONGEST_ANCHOR),
                )
            )
    return tuple(notes)


def _text(element: Any) -> str:
    return "".join(text.text or "" for text in element.iter("{*}t"))


def _anchors(root: Any) -> dict[str, str]:
    """Collect the text between the start and the end of each comment's range."""
    open_now: dict[str, list[str]] = {}
    closed: dict[str, str] = {}
    for element in root.iter(etree.Element):
        name = name_of(element)
        if name == "commentRangeStart":
            open_now[value(element, "id") or ""] = []
        elif name == "commentRangeEnd":
            closed[value(element, "id") or ""] = "".join(
                open_now.pop(value(element, "id") or "", [])
            )
        elif name in ("t", "p") and open_now:
            for words in open_now.values():
                words.append(" " if name == "p" else element.text or "")
    return closed
