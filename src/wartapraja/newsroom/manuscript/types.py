"""What a manuscript is once it has been read, and the one exception that says why it was not."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

Fact = str | int
Facts = Mapping[str, Fact]

_SHOWN = 80
_SPACES = re.compile(r"\s+")


def shown(text: str, longest: int = _SHOWN) -> str:
    """Make text from a stranger's file fit to stand in a sentence: printable, in one line, short.

    Direction overrides and other invisible characters are dropped, because they make ``exe.docx`` of ``xcod.exe``.
    """
    plain = "".join(
        " " if sign.isspace() else sign
        for sign in text
        if sign.isspace() or unicodedata.category(sign)[0] != "C"
    )
    plain = _SPACES.sub(" ", plain).strip()
    return plain if len(plain) <= longest else plain[: longest - 1] + "…"


class Unreadable(Exception):
    """The file was not taken.

    Attributes:
        code: why, a key of ``words.REFUSALS``.
        facts: the values that the sentence needs.
    """

    def __init__(self, code: str, **facts: Fact) -> None:
        """Keep the code and the facts; ``words.sentence`` makes words of them."""
        super().__init__(code, facts)
        self.code = code
        self.facts: Facts = facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How large a manuscript may be. Bytes, seconds, pixels.

    A long report of 100 pages has about 60,000 elements and 300,000 characters.
    """

    file_bytes: int = 100 * 1024 * 1024
    parts: int = 2000
    xml_bytes: int = 8 * 1024 * 1024
    xml_total_bytes: int = 20 * 1024 * 1024
    media_bytes: int = 40 * 1024 * 1024
    media_total_bytes: int = 150 * 1024 * 1024
    ratio: int = 200
    elements: int = 300_000
    depth: int = 100
    characters: int = 1_000_000
    pictures: int = 300
    picture_pixels: int = 100_000_000
    all_pixels: int = 800_000_000
    memory_bytes: int = 1536 * 1024 * 1024
    cpu_seconds: int = 25
    wall_seconds: int = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """Something that the writer should know; the manuscript was taken all the same.

    Attributes:
        code: what, a key of ``words.WARNINGS``.
        facts: the values that the sentence needs.
    """

    code: str
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture file out of the manuscript: JPEG, PNG, GIF or WebP. Its metadata is still in it.

    Attributes:
        name: a safe file name of our own making.
        content: the file.
        mime: by what the bytes are, not by what the manuscript calls them.
        alt: the text for those who do not see it; empty when the writer gave none.
    """

    name: str
    content: bytes
    mime: str
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A comment that somebody wrote in the margin; never part of the text.

    Attributes:
        author: the name that the word processor knew.
        text: what they wrote; lines end in a newline.
        anchor: the words it was put at, shortened.
    """

    author: str
    text: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading inside the article: level 2 to 4, no level skipped, plain text."""

    kind: ClassVar[str] = "heading"
    level: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text and lists that stand together, as HTML that Wagtail's rich text keeps whole."""

    kind: ClassVar[str] = "paragraph"
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A quotation set apart; plain text, paragraphs end in a newline."""

    kind: ClassVar[str] = "quote"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One field of a table: the text, the same as inline HTML, and whether it heads its row or column."""

    text: str
    html: str
    header: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table in which every row has the same number of cells.

    Cells that were merged downwards are repeated, so that each row can be read alone; cells merged to the right
    leave empty cells, headers are repeated.
    """

    kind: ClassVar[str] = "table"
    rows: tuple[tuple[Cell, ...], ...]
    caption: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """The place of a picture.

    Attributes:
        picture: index into ``Manuscript.pictures``.
        caption: plain text below it, may be empty.
        alt: as in ``Picture``, kept for each place.
    """

    kind: ClassVar[str] = "picture"
    picture: int
    caption: str
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnotes:
    """Foot- and endnotes in the order of their superscript numbers: ``<ol>`` with one ``<li>`` each; always last."""

    kind: ClassVar[str] = "footnotes"
    html: str


Block = Heading | Paragraph | Quote | Table | Figure | Footnotes


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """A read manuscript.

    Attributes:
        title: by the Title style, else the first heading of level 1, else None. It is not among the blocks.
        blocks: the article in its order.
        pictures: the files that ``Figure`` points to.
        notes: comments of the margin.
        warnings: what was left out or needs a look.
        tracked_changes: how many there were; all were taken as accepted.
        comments: how many there were.
    """

    title: str | None
    blocks: tuple[Block, ...]
    pictures: tuple[Picture, ...]
    notes: tuple[Note, ...]
    warnings: tuple[Caution, ...]
    tracked_changes: int
    comments: int
