"""The letterhead of an office."""

from typing import Any

from wartapraja.organisation import queries as organisation


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
