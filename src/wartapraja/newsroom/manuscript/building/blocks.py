"""From the readers' HTML to the blocks of an article."""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import html as lxml_html
from lxml.html import HtmlElement

from wartapraja.newsroom.manuscript.building.captions import Caption, Unplaced, with_captions
from wartapraja.newsroom.manuscript.building.inline import (
    Piece,
    Place,
    Reading,
    Run,
    cut,
    plain,
    written,
)
from wartapraja.newsroom.manuscript.building.levels import first_title, levelled
from wartapraja.newsroom.manuscript.building.lists import list_html
from wartapraja.newsroom.manuscript.building.tables import only_cell, read_table
from wartapraja.newsroom.manuscript.cleaning import readers_html, rich_html
from wartapraja.newsroom.manuscript.types import (
    Block,
    Caution,
    Figure,
    Footnotes,
    Heading,
    Paragraph,
    Quote,
)

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_LONGEST_TITLE = 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What the HTML held."""

    title: str | None
    blocks: tuple[Block, ...]
    warnings: tuple[Caution, ...]


def build(html: str, *, pictures: int) -> Draft:
    """Make blocks.

    The HTML speaks the readers' dialect: ``p.title``, ``p.caption``, ``img src="picture:0"``, footnotes as
    ``sup > a[href=#footnote-1]`` with a closing ``ol`` of ``li#footnote-1``. Anything else is taken as it comes.

    Args:
        html: any HTML; it is cleaned first.
        pictures: how many pictures there are.

    Raises:
        Unreadable: too_many_cells.
    """
    builder = _Builder(pictures)
    builder.flow(_parsed(html))
    builder.end_text()
    title = " ".join(builder.titles) or None
    blocks = with_captions(builder.found)
    if title is None:
        title, blocks = first_title(blocks)
    notes = [Footnotes(html=rich_html(part)) for part in builder.notes]
    links = [Caution(code="link_dropped", facts={"address": a}) for a in builder.reading.dropped]
    return Draft(
        title=title and title[:_LONGEST_TITLE],
        blocks=(*levelled(blocks), *notes),
        warnings=(*links, *builder.warnings),
    )


def _parsed(html: str) -> HtmlElement:
    # A half surrogate cannot be encoded, and no parser takes it.
    sound = html.encode("utf-8", "replace").decode("utf-8")
    parser = lxml_html.HTMLParser(huge_tree=True, encoding="utf-8")
    clean = f"<div>{readers_html(sound)}</div>".encode()
    return lxml_html.fragment_fromstring(clean, parser=parser)


class _Builder:
    """Goes through the document once, in order."""

    def __init__(self, pictures: int) -> None:
        self.reading = Reading(pictures)
        self.titles: list[str] = []
        self.found: list[Unplaced] = []
        self.notes: list[str] = []
        self.warnings: list[Caution] = []
        self._text: list[str] = []

    def flow(self, element: HtmlElement) -> None:
        """Take everything inside an element as blocks."""
        self._loose(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self._take(child)
            self._loose(child.tail)

    def end_text(self) -> None:
        """Close the running text collected so far into one block."""
        if self._text:
            self.found.append(Paragraph(html=rich_html("".join(self._text))))
            self._text = []

    def _take(self, child: HtmlElement) -> None:
        if child.tag in _HEADINGS:
            self._heading(child)
        elif child.tag in ("ul", "ol"):
            self._list(child)
        elif child.tag == "table":
            self._table(child)
        elif child.tag == "blockquote":
            self._quote(child)
        elif child.tag == "p":
            self._paragraph(child)
        elif child.tag == "div":
            self.flow(child)
        else:
            self._pour(self.reading.alone(child))

    def _loose(self, text: str | None) -> None:
        self._pour([Run(text=text)] if text else [])

    def _pour(self, pieces: Sequence[Piece]) -> None:
        for part in cut(pieces):
            if isinstance(part, Place):
                self._figures([part])
            else:
                self._text.append(f"<p>{written(part)}</p>")

    def _add(self, block: Unplaced) -> None:
        self.end_text()
        self.found.append(block)

    def _figures(self, places: Sequence[Place]) -> None:
        for place in places:
            self._add(Figure(picture=place.picture, caption="", alt=place.alt))

    def _heading(self, child: HtmlElement) -> None:
        pieces = self.reading.pieces(child)
        words = plain(pieces).replace("\n", " ")
        if words:
            self._add(Heading(level=int(child.tag[1]), text=words))
        self._figures([piece for piece in pieces if isinstance(piece, Place)])

    def _paragraph(self, child: HtmlElement) -> None:
        name = child.get("class")
        pieces = self.reading.pieces(child)
        words = plain(pieces).replace("\n", " ")
        if name == "title" and not self.found and not self._text and words:
            self.titles.append(words)
            return
        if name == "caption":
            self._figures([piece for piece in pieces if isinstance(piece, Place)])
            if words:
                self._add(Caption(text=words))
            return
        self._pour(pieces)

    def _list(self, child: HtmlElement) -> None:
        places: list[Place] = []
        html = list_html(child, self.reading, places)
        if any((item.get("id") or "").startswith(("footnote-", "endnote-")) for item in child):
            self.notes.extend([html] if html else [])
        elif html:
            self._text.append(html)
        self._figures(places)

    def _table(self, child: HtmlElement) -> None:
        frame = only_cell(child)
        if frame is not None:
            self.flow(frame)
            return
        read = read_table(child, self.reading)
        if read.table is not None:
            self._add(read.table)
        if read.merged:
            self.warnings.append(Caution(code="merged_cells"))
        self._figures(read.places)

    def _quote(self, child: HtmlElement) -> None:
        pieces = self.reading.pieces(child)
        if plain(pieces):
            self._add(Quote(text=plain(pieces)))
        self._figures([piece for piece in pieces if isinstance(piece, Place)])
