"""What can be asked of this room."""

from typing import Any

from wartapraja.letters.registry import kind_of
from wartapraja.letters.registry import kinds as _kinds
from wartapraja.organisation import queries as organisation


def kinds() -> list[str]:
    """The kinds of letters that there are."""
    return sorted(_kinds())


def sample(kind: str) -> dict[str, Any]:
    """The data of a kind's sample letter.

    Raises:
        letters.types.BadLetter: there is no such kind.
    """
    return kind_of(kind).sample()


def letterhead(office: Any) -> dict[str, Any]:
    """The letterhead of an office as plain data, for the field `office` of any letter."""
    face = organisation.office_settings(office)
    return {
        "lines": list(face.letterhead_lines) or [face.name],
        "zone": face.zone,
        "address": face.address,
        "phone": face.phone,
        "fax": face.fax,
        "email": face.email,
        "website": face.website,
        "place": face.place,
        "emblem": face.logo,
    }
