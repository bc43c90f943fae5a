"""Buku register or schedule book: rows of words on a lying folio."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wartapraja.letters import blocks
from wartapraja.letters.types import BadLetter, Letter, Official, Sign


@dataclass(frozen=True, slots=True, kw_only=True)
class Buku(Letter):
    """The fields of a book.

    Attributes:
        name: printed as heading, such as "Buku Agenda Surat Masuk".
        head: the columns; a column takes room by the length of its words.
        period: in words; may be empty.
        rows: as many cells each as the head has.
        signer: who vouches for it; nobody: no signing block.
    """

    name: str
    head: tuple[str, ...]
    period: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    signer: Official | None = None

    @property
    def title(self) -> str:
        """With the period."""
        return f"{self.name} {self.period}".strip()

    def printed(self) -> Mapping[str, Any]:
        """The rows and the weight of each column.

        Raises:
            BadLetter: no columns, or a row has more or fewer cells than the head.
        """
        self._check()
        zone = self.office.zone
        return {
            "name": self.name,
            "period": self.period,
            "head": list(self.head),
            "rows": [list(row) for row in self.rows],
            "weights": self._weights(),
            "place": self.office.place,
            "day": blocks.day(self.at, zone, Sign()),
            "sign": blocks.signing(self.signer, Sign(), zone) if self.signer else None,
        }

    def _check(self) -> None:
        if not self.head:
            raise BadLetter("buku.head: got no column, expected at least one.")
        for n, row in enumerate(self.rows):
            if len(row) != len(self.head):
                raise BadLetter(f"buku.rows[{n}]: got {len(row)} cells, expected {len(self.head)}.")

    def _weights(self) -> list[int]:
        """Longest cell of each column, between a number's room and a sentence's."""
        columns = zip(self.head, *self.rows, strict=True)
        return [min(max(5, *map(len, column)), 34) for column in columns]
