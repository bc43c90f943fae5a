"""The comments of an OpenDocument text, with the words they were put at."""

from typing import Any

from lxml import etree

from wartapraja.newsroom.manuscript.opendocument.names import find, get, name_of
from wartapraja.newsroom.manuscript.types import Note, shown

_LONGEST_NOTE = 2000
_LONGEST_ANCHOR = 200


def read_notes(text: Any) -> tuple[Note, ...]:
    """Read all annotations in the order of the text.

    Args:
        text: ``office:text``.
    """
    anchors = _anchors(text)
    notes: list[Note] = []
    for element in text.iter(etree.Element):
        if name_of(element) == "office:annotation":
            lines = [
                shown("".join(line.itertext()), _LONGEST_NOTE)
                for line in element.iter(etree.Element)
                if name_of(line) == "text:p"
            ]
            author = find(element, "dc:creator")
            notes.append(
                Note(
                    author=shown("".join(author.itertext())) if author is not None else "",
                    text="\n".join(line for line in lines if line)[:_LONGEST_NOTE],
                    anchor=shown(anchors.get(get(element, "office:name"), ""), _LONGEST_ANCHOR),
                )
            )
    return tuple(notes)


def _anchors(text: Any) -> dict[str, str]:
    """Collect the text between each annotation and its end."""
    open_now: dict[str, list[str]] = {}
    closed: dict[str, str] = {}
    for event, element in etree.iterwalk(text, events=("start", "end")):
        name = name_of(element)
        if event == "end":
            _hear(element.tail, element, open_now)
        elif name == "office:annotation-end":
            key = get(element, "office:name")
            closed[key] = "".join(open_now.pop(key, []))
        else:
            _hear(element.text, element, open_now)
        if event == "end" and name == "office:annotation":
            open_now[get(element, "office:name")] = [element.tail or ""]
    return closed


def _hear(words: str | None, element: Any, open_now: dict[str, list[str]]) -> None:
    if words and open_now and not _in_annotation(element):
        for heard in open_now.values():
            heard.append(words)


def _in_annotation(element: Any) -> bool:
    return any(name_of(above) == "office:annotation" for above in element.iterancestors())
