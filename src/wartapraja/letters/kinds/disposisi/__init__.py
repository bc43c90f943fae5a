"""Lembar disposisi: half a folio that stays with its letter; each disposition stands beneath the last.

Follows: Permendagri 54/2009 (letter's facts, Diteruskan kepada Sdr., Dengan hormat harap, Catatan, paraf).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from wartapraja.letters import blocks, dates
from wartapraja.letters.types import Letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """One instruction of the list; what is not ticked is printed too, with an empty box."""

    label: str
    ticked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One disposition: by whom, to whom, what to do.

    Attributes:
        to: who it goes to.
        ticks: the office's list of instructions.
        words: what was written with it.
        deadline: until when.
        by_position: position of who gave it.
        by_name: name of who gave it.
        at: when.
    """

    to: tuple[str, ...]
    by_position: str
    by_name: str
    at: datetime
    ticks: tuple[Tick, ...] = ()
    words: str = ""
    deadline: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Disposisi(Letter):
    """The fields of a disposition sheet.

    Attributes:
        agenda_number: under which the letter was registered.
        received: when it came in.
        sender: whom it is from.
        letter_number: the sender's number.
        letter_date: the sender's date.
        subject: what it is about.
        nature: `terms.Nature` or the office's own word.
        entries: the dispositions, oldest first.
    """

    agenda_number: str
    sender: str
    subject: str
    received: datetime | None = None
    letter_number: str = ""
    letter_date: date | None = None
    nature: str = ""
    entries: tuple[Entry, ...] = ()

    @property
    def title(self) -> str:
        """With the number in the register."""
        return f"Lembar Disposisi {self.agenda_number}".strip()

    def printed(self) -> Mapping[str, Any]:
        """Facts of the letter in two columns, dates in words."""
        zone = self.office.zone
        came = dates.long_date(dates.local(self.received, zone)) if self.received else ""
        return {
            "agenda_number": self.agenda_number,
            "left": [
                ["Surat dari", self.sender],
                ["No. surat", self.letter_number],
                ["Tgl. surat", dates.long_date(self.letter_date) if self.letter_date else ""],
            ],
            "right": [
                ["Diterima tgl.", came],
                ["No. agenda", self.agenda_number],
                ["Sifat", blocks.nature(self.nature or "biasa")],
            ],
            "subject": self.subject,
            "entries": [_entry(each, zone) for each in self.entries],
        }


def _entry(entry: Entry, zone: str) -> dict[str, Any]:
    return {
        "to": list(entry.to),
        "ticks": [{"label": each.label, "ticked": each.ticked} for each in entry.ticks],
        "words": entry.words.strip(),
        "deadline": dates.moment(entry.deadline, zone) if entry.deadline else "",
        "by_position": entry.by_position,
        "by_name": entry.by_name,
        "at": dates.brief(entry.at, zone),
    }
