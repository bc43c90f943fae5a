"""Lembar persetujuan: who decided what about which version of an article, when and by which way.

It is the approval as a file. It says itself that it is internal: a QR code is no electronic signature.
Follows: PP 71/2019 Pasal 60 (certified and uncertified electronic signatures).
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from wartapraja.letters import dates
from wartapraja.letters.blocks import nip
from wartapraja.letters.drawing import qr
from wartapraja.letters.types import Letter, Official, Via


class Decision(StrEnum):
    """What was decided."""

    APPROVED = "approved"
    RETURNED = "returned"
    REJECTED = "rejected"


class Channel(StrEnum):
    """By which way the decision came."""

    LINK_PIN = "link_pin"
    LINK_PASSKEY = "link_passkey"
    SCREEN = "screen"


DECISION_WORDS = {
    Decision.APPROVED: "DISETUJUI",
    Decision.RETURNED: "DIKEMBALIKAN UNTUK PERBAIKAN",
    Decision.REJECTED: "DITOLAK",
}
DECISION_PHRASES = {
    Decision.APPROVED: "Disetujui",
    Decision.RETURNED: "Dikembalikan",
    Decision.REJECTED: "Ditolak",
}
CHANNEL_WORDS = {
    Channel.LINK_PIN: "tautan surel + PIN",
    Channel.LINK_PASSKEY: "tautan surel + kunci sandi (passkey)",
    Channel.SCREEN: "aplikasi Wartapraja",
}
PREFIXES = {Via.PLT: "Plt. ", Via.PLH: "Plh. "}
CAPACITIES = {
    Via.PLT: "Pelaksana tugas",
    Via.PLH: "Pelaksana harian",
    Via.DELEGASI: "Penerima pendelegasian wewenang",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What was decided on: one version of one text, pinned by its hash."""

    title: str
    version: int
    sha256: str
    kind: str = "Artikel"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalSheet(Letter):
    """The fields of an approval sheet.

    Attributes:
        case_number: number of the case.
        procedure: title of the SOP.
        step: number and words of the step.
        subject: what was decided on.
        decision: what was decided.
        official: who decided.
        channel: by which way.
        verify_url: address of the verification page, printed as QR and as words.
        note: what the official wrote with it.
    """

    case_number: str
    procedure: str
    step: str
    subject: Subject
    decision: Decision
    official: Official
    channel: Channel
    verify_url: str
    note: str = ""

    @property
    def title(self) -> str:
        """With the number of the case."""
        return f"Lembar Persetujuan {self.case_number}"

    def printed(self) -> Mapping[str, Any]:
        """Positions before persons, times in words."""
        here = dates.local(self.at, self.office.zone)
        return {
            "case_number": self.case_number,
            "procedure": self.procedure,
            "step": self.step,
            "subject": {**asdict(self.subject), "sha256": _grouped(self.subject.sha256)},
            "decision": self.decision.value,
            "decision_words": DECISION_WORDS[self.decision],
            "decision_phrase": DECISION_PHRASES[self.decision],
            "noun": "persetujuan" if self.decision is Decision.APPROVED else "keputusan",
            "official": self._official(),
            "moment": dates.moment(self.at, self.office.zone),
            "day": dates.long_date(here),
            "channel": CHANNEL_WORDS[self.channel],
            "note": self.note.strip(),
            "verify_url": self.verify_url,
        }

    def _official(self) -> dict[str, Any]:
        who = self.official
        position = PREFIXES.get(who.via, "") + who.position
        on_behalf = who.via is Via.DELEGASI and who.own_position
        return {
            "position": position,
            "signs_as": [f"a.n. {position}", f"{who.own_position},"]
            if on_behalf
            else [f"{position},"],
            "own_position": who.own_position,
            "name": who.name,
            "nip": nip(who.nip),
            "rank": who.rank,
            "capacity": CAPACITIES.get(who.via, ""),
            "basis": who.basis,
        }

    def drawings(self) -> Mapping[str, str]:
        """The QR code of the verification address."""
        return {"qr": qr(self.verify_url)}


def _grouped(digest: str) -> list[str]:
    """Eight characters a group, so that two people can compare them aloud."""
    return [digest[n : n + 8] for n in range(0, len(digest), 8)]
