"""Nota dinas: a note inside the office, signed without stamp.

Follows: Permendagri 54/2009 (Kepada, Dari, Tembusan, Tanggal, Nomor, Sifat, Lampiran, Hal; opening, content, closing).
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from wartapraja.letters import blocks
from wartapraja.letters.types import BadLetter, Block, Letter, Official, Sign


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of words; no head: none is printed."""

    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotaDinas(Letter):
    """The fields of an official note.

    Attributes:
        number: empty as long as none is given.
        to: positions that it is for.
        sender: the position that it comes from.
        cc: positions that get a copy.
        nature: `terms.Nature` or the office's own word.
        attachment: how much is attached, in words.
        subject: Hal.
        opening: first paragraph.
        paragraphs: what is to be said.
        table: stands below the paragraphs.
        closing: last paragraph.
        signer: who signs.
        on_behalf: the lines above the signer's position.
        sign: how it is signed.
    """

    to: tuple[str, ...]
    sender: str
    subject: str
    signer: Official
    number: str = ""
    cc: tuple[str, ...] = ()
    nature: str = ""
    attachment: str = ""
    opening: str = ""
    paragraphs: tuple[str, ...] = ()
    table: Table = field(default_factory=Table)
    closing: str = ""
    on_behalf: tuple[Block, ...] = ()
    sign: Sign = field(default_factory=Sign)

    @property
    def title(self) -> str:
        """With the subject."""
        return f"Nota Dinas: {self.subject}"

    def printed(self) -> Mapping[str, Any]:
        """The head's rows in their order, then the body.

        Raises:
            BadLetter: a row of the table has more or fewer cells than its head.
        """
        zone = self.office.zone
        self._check_table()
        return {
            "to": list(self.to),
            "cc": list(self.cc),
            "head": [
                ["Dari", self.sender],
                ["Tanggal", blocks.day(self.at, zone, self.sign)],
                ["Nomor", blocks.number(self.number, self.sign)],
                ["Sifat", blocks.nature(self.nature)],
                ["Lampiran", self.attachment],
                ["Hal", self.subject],
            ],
            "number": blocks.number(self.number, self.sign),
            "body": [each for each in (self.opening, *self.paragraphs) if each.strip()],
            "table": asdict(self.table),
            "closing": self.closing,
            "draft": self.sign.way == "draft",
            "sign": blocks.signing(self.signer, self.sign, zone, self.on_behalf),
        }

    def _check_table(self) -> None:
        width = len(self.table.head or next(iter(self.table.rows), ()))
        for n, row in enumerate(self.table.rows):
            if len(row) != width:
                raise BadLetter(
                    f"nota_dinas.table.rows[{n}]: got {len(row)} cells, expected {width}."
                )

    def drawings(self) -> Mapping[str, str]:
        """The QR code of the verification page."""
        return blocks.drawings(self.sign)
