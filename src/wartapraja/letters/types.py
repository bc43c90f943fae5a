"""What every letter is made of: the letterhead, the official, and the letter itself."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from wartapraja.letters.terms import Instruction, Nature, Secrecy

__all__ = [
    "BadLetter",
    "Block",
    "Initial",
    "Instruction",
    "Letter",
    "Letterhead",
    "Nature",
    "Official",
    "Refused",
    "Secrecy",
    "Sign",
    "Size",
    "Via",
    "Way",
]


class BadLetter(ValueError):
    """The data do not make a letter: the sentence names the field, what stands there and what belongs there."""


class Size(StrEnum):
    """Paper. F4 (folio, 215 × 330 mm) is what offices print letters on."""

    F4 = "f4"
    A4 = "a4"


class Via(StrEnum):
    """By what an official fills the position that decides."""

    DEFINITIF = "definitif"
    PLT = "plt"
    PLH = "plh"
    DELEGASI = "delegasi"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The head of the paper (kop naskah dinas).

    Follows: Permendagri 54/2009: government and office in capitals, never shortened, up to three lines of name.

    Attributes:
        lines: government first, then the office's lines.
        zone: time zone of the office, ``Asia/Jakarta`` and so on.
        place: place of signing.
        emblem: name of the office's emblem in the public storage; empty: none.
    """

    lines: tuple[str, ...]
    zone: str
    address: str = ""
    phone: str = ""
    fax: str = ""
    email: str = ""
    website: str = ""
    place: str = ""
    emblem: str = ""
    size: Size = Size.F4


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """Who signs or decides, the position before the person.

    Attributes:
        position: the position that decides, without Plt. or Plh.
        name: with titles, as it is written.
        nip: 18 digits, or empty for officials who have none.
        rank: pangkat, or empty.
        via: by what they fill the position.
        basis: number and date of the order or delegation; empty when none.
        own_position: of one who acts by delegation: the position that they hold themselves.
    """

    position: str
    name: str
    nip: str = ""
    rank: str = ""
    via: Via = Via.DEFINITIF
    basis: str = ""
    own_position: str = ""


class Way(StrEnum):
    """How a letter is signed, which decides what its foot may say of itself."""

    NONE = "none"
    DRAFT = "draft"
    WET = "wet"
    INTERNAL = "internal"
    BSRE = "bsre"


@dataclass(frozen=True, slots=True, kw_only=True)
class Initial:
    """A paraf: who took responsibility for content, wording and typing, and when; no time: still awaited."""

    name: str
    position: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """How a letter is signed.

    Attributes:
        way: a draft shows dots for number and date; only ``bsre`` may name the certificate of BSrE.
        code: code of the seal, printed beside the QR code.
        verify_url: address that the QR code leads to; empty: no QR code.
        initials: parafs in the order in which they were asked for.
    """

    way: Way = Way.NONE
    code: str = ""
    verify_url: str = ""
    initials: tuple[Initial, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A line above the signer's own position.

    Follows: Permendagri 54/2009: ``a.n.`` and the position that gave the mandate; then, for one step further down, the
    position in between without prefix, and ``u.b.`` alone on its line.
    """

    prefix: str = ""
    position: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter(ABC):
    """What the dataclass of every kind has.

    Attributes:
        office: the letterhead.
        at: the instant of signing or deciding; it is the document's date.
    """

    office: Letterhead
    at: datetime

    @property
    @abstractmethod
    def title(self) -> str:
        """The document's title, as the PDF's window shows it."""

    @abstractmethod
    def printed(self) -> Mapping[str, Any]:
        """What the template prints, beside `office`: plain data, dates already in words."""

    def drawings(self) -> Mapping[str, str]:
        """SVG texts that the template draws (QR codes)."""
        return {}


class Refused(Exception):
    """A command changed nothing, for these sentences; there is always at least one."""

    def __init__(self, sentences: Iterable[str]) -> None:
        """Keep the sentences, most important first."""
        self.sentences = tuple(str(each) for each in sentences)
        super().__init__(" ".join(self.sentences))
