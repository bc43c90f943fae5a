"""Running text as runs of equal look, so that it can be cut at pictures and written again without leftovers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby

from lxml.html import HtmlElement

from wartapraja.newsroom.manuscript.cleaning import PICTURE, is_safe_link
from wartapraja.newsroom.manuscript.types import shown

_MARKS = {"b": "b", "strong": "b", "i": "i", "em": "i", "s": "s", "del": "s"} | {
    "sub": "sub",
    "sup": "sup",
}
_LINES = {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "caption"}
_CELLS = {"td", "th"}
_SPACE = re.compile(r"[ \t\r\n\f]+")
# Controls, and the signs that turn the direction of the text around them: they make a sentence read as another.
_HIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_NOTE = re.compile(r"#(foot|end)note-(?!ref-)")
_BACK = re.compile(r"#(foot|end)note-ref-")
_NUMBER = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Text of one look: marks out of b i s sub sup, and where it links to."""

    text: str
    marks: frozenset[str] = frozenset()
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """The end of a line inside a paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A picture stands here."""

    picture: int
    alt: str


Piece = Run | Break | Place


class Reading:
    """Turns elements into pieces.

    Args:
        pictures: how many pictures there are; an address beyond is dropped.

    Attributes:
        dropped: links that were taken off their text, in order.
    """

    def __init__(self, pictures: int) -> None:
        """Remember how many pictures there are."""
        self._pictures = pictures
        self.dropped: list[str] = []

    def pieces(self, element: HtmlElement, without: frozenset[str] = frozenset()) -> list[Piece]:
        """Read everything inside an element.

        Args:
            element: a paragraph, heading, cell, item.
            without: tags to leave out with all that is in them.
        """
        return _tidy(self._inside(element, Run(text=""), without))

    def alone(self, element: HtmlElement) -> list[Piece]:
        """Read an element that stands outside any paragraph, with its own look."""
        return _tidy(self._child(element, Run(text=""), frozenset()))

    def _inside(self, element: HtmlElement, look: Run, without: frozenset[str]) -> Iterator[Piece]:
        if element.text:
            yield replace(look, text=element.text)
        for child in element:
            if isinstance(child.tag, str) and child.tag not in without:
                yield from self._child(child, look, without)
            if child.tail:
                yield replace(look, text=child.tail)

    def _child(self, child: HtmlElement, look: Run, without: frozenset[str]) -> Iterator[Piece]:
        tag = child.tag
        if tag == "br":
            yield Break()
        elif tag == "img":
            yield from self._place(child)
        elif tag == "a":
            yield from self._link(child, look, without)
        elif tag in _LINES or tag in _CELLS:
            yield from self._apart(child, look, without)
        else:
            marks = look.marks | {_MARKS[tag]} if tag in _MARKS else look.marks
            yield from self._inside(child, replace(look, marks=marks), without)

    def _apart(self, child: HtmlElement, look: Run, without: frozenset[str]) -> Iterator[Piece]:
        edge: Piece = Break() if child.tag in _LINES else Run(text=" ")
        yield edge
        yield from self._inside(child, look, without)
        yield edge

    def _link(self, child: HtmlElement, look: Run, without: frozenset[str]) -> Iterator[Piece]:
        href = (child.get("href") or "").strip()
        if _BACK.match(href):
            return
        if _NOTE.match(href):
            number = _NUMBER.sub(r"\1", child.text_content())
            yield replace(look, text=number, marks=look.marks | {"sup"})
            return
        if is_safe_link(href):
            look = replace(look, href=href)
        elif href and not href.startswith("#"):
            self.dropped.append(shown(href))
        yield from self._inside(child, look, without)

    def _place(self, child: HtmlElement) -> Iterator[Piece]:
        source = child.get("src") or ""
        number = source.removeprefix(PICTURE) if source.startswith(PICTURE) else ""
        known = number.isascii() and number.isdigit() and len(number) < 6
        if known and int(number) < self._pictures:
            yield Place(picture=int(number), alt=shown(child.get("alt") or "", 400))


def _tidy(pieces: Iterator[Piece]) -> list[Piece]:
    """Drop hidden signs, make white space single, and leave no blanks or breaks at the edges."""
    tidy: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Run):
            text = _SPACE.sub(" ", _HIDDEN.sub("", piece.text))
            if text.startswith(" ") and _ends_blank(tidy):
                text = text[1:]
            if text:
                tidy.append(replace(piece, text=text))
        elif isinstance(piece, Place) or (tidy and not isinstance(tidy[-1], Break)):
            tidy.append(piece)
    return _stripped(tidy)


def _ends_blank(pieces: Sequence[Piece]) -> bool:
    if not pieces or not isinstance(pieces[-1], Run):
        return True
    return pieces[-1].text.endswith(" ")


def _stripped(pieces: list[Piece]) -> list[Piece]:
    while pieces and (isinstance(pieces[-1], Break) or _is_blank(pieces[-1])):
        pieces.pop()
    if pieces and isinstance(pieces[-1], Run):
        pieces[-1] = replace(pieces[-1], text=pieces[-1].text.rstrip(" "))
    return pieces


def _is_blank(piece: Piece) -> bool:
    return isinstance(piece, Run) and not piece.text.strip()


def cut(pieces: Sequence[Piece]) -> Iterator[Place | list[Piece]]:
    """Cut pieces at the pictures: texts and places in their order, no empty texts."""
    for is_place, group in groupby(pieces, lambda piece: isinstance(piece, Place)):
        if is_place:
            yield from (piece for piece in group if isinstance(piece, Place))
            continue
        words = _tidy(iter(group))
        if not all(isinstance(piece, Break) or _is_blank(piece) for piece in words):
            yield words


def plain(pieces: Sequence[Piece]) -> str:
    """Give the words alone; a break becomes a newline."""
    lines = "".join(
        "\n" if isinstance(piece, Break) else piece.text if isinstance(piece, Run) else ""
        for piece in pieces
    )
    return "\n".join(line.strip() for line in lines.split("\n") if line.strip())


def written(pieces: Sequence[Piece]) -> str:
    """Write pieces as inline HTML; pictures are left out."""
    out: list[str] = []
    for href, group in groupby(
        (piece for piece in pieces if not isinstance(piece, Place)),
        lambda piece: piece.href if isinstance(piece, Run) else "",
    ):
        inner = "".join(_marked(list(same)) for _, same in groupby(group, _marks_of))
        out.append(f'<a href="{escape(href)}">{inner}</a>' if href else inner)
    return "".join(out)


def _marks_of(piece: Piece) -> frozenset[str] | None:
    return piece.marks if isinstance(piece, Run) else None


def _marked(group: list[Piece]) -> str:
    inner = "".join(
        escape(piece.text, quote=False) if isinstance(piece, Run) else "<br>" for piece in group
    )
    first = group[0]
    if not isinstance(first, Run) or not inner.strip():
        return inner
    for mark in sorted(first.marks, reverse=True):
        inner = f"<{mark}>{inner}</{mark}>"
    return inner


def all_bold(pieces: Sequence[Piece]) -> bool:
    """Tell whether there is text and all of it is bold."""
    runs = [piece for piece in pieces if isinstance(piece, Run) and piece.text.strip()]
    return bool(runs) and all("b" in run.marks for run in runs)
