"""Surat perintah tugas: who is sent where, to do what, on which basis.

Follows: Permendagri 54/2009 (Dasar, Menimbang, MEMERINTAHKAN, Kepada, Untuk, signature, Tembusan).
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from wartapraja.letters import blocks
from wartapraja.letters.types import Block, Letter, Official, Sign

LISTED = 4
"""Up to so many people are named one below the other; more of them stand in a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Who is sent."""

    name: str
    rank: str = ""
    nip: str = ""
    position: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """To what, when and where, in words."""

    title: str = ""
    when: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spt(Letter):
    """The fields of an assignment order.

    Attributes:
        number: empty as long as none is given.
        basis: what the order rests on (Dasar).
        considering: why it is given (Menimbang); may be empty.
        team: who is sent.
        purpose: what for (Untuk).
        event: printed below the purpose.
        copies: who gets a copy (Tembusan).
        place: where it is given; empty: the office's own place.
        signer: who signs.
        on_behalf: the lines above the signer's position.
        sign: how it is signed.
        replaces: number and date of the order that this one corrects; empty: none.
    """

    signer: Official
    team: tuple[Member, ...]
    number: str = ""
    basis: tuple[str, ...] = ()
    considering: tuple[str, ...] = ()
    purpose: tuple[str, ...] = ()
    event: Event = field(default_factory=Event)
    copies: tuple[str, ...] = ()
    place: str = ""
    on_behalf: tuple[Block, ...] = ()
    sign: Sign = field(default_factory=Sign)
    replaces: str = ""

    @property
    def title(self) -> str:
        """With the number, when there is one."""
        return f"Surat Perintah Tugas {self.number}".strip()

    def printed(self) -> Mapping[str, Any]:
        """The sections in their order, people as rows."""
        zone = self.office.zone
        return {
            "number": blocks.number(self.number, self.sign),
            "basis": list(self.basis),
            "considering": list(self.considering),
            "team": [{**asdict(each), "nip": blocks.nip(each.nip)} for each in self.team],
            "listed": len(self.team) <= LISTED,
            "purpose": list(self.purpose),
            "event": asdict(self.event),
            "copies": list(self.copies),
            "place": self.place or self.office.place,
            "day": blocks.day(self.at, zone, self.sign),
            "draft": self.sign.way == "draft",
            "replaces": self.replaces.strip().rstrip("."),
            "sign": blocks.signing(self.signer, self.sign, zone, self.on_behalf),
        }

    def drawings(self) -> Mapping[str, str]:
        """The QR code of the verification page."""
        return blocks.drawings(self.sign)
