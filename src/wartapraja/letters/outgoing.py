"""A letter of the database as the data that its kind prints."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings

from wartapraja.letters.heading import letterhead
from wartapraja.letters.models import Mark, OutgoingLetter
from wartapraja.letters.terms import MarkKind, SigningWay

PRINTED_WAYS = {
    SigningWay.INTERNAL: "internal",
    SigningWay.KEY: "internal",
    SigningWay.BSRE: "bsre",
    SigningWay.WET: "wet",
}
"""A key of the office's own is no certificate of a certified provider, so its foot says internal."""


def as_data(
    letter: OutgoingLetter,
    *,
    at: datetime,
    signer: dict[str, Any],
    number: str = "",
    way: str = "",
    initials: Sequence[dict[str, Any]] = (),
) -> dict[str, Any]:
    """The data of a letter: a draft as long as it has no way of signing.

    Args:
        letter: what it says.
        at: its date.
        signer: who signs, as `types.Official`.
        number: its number.
        way: of `terms.SigningWay`; empty prints a draft.
        initials: parafs, as `types.Initial`.
    """
    sign: dict[str, Any] = {
        "way": PRINTED_WAYS[SigningWay(way)] if way else "draft",
        "initials": list(initials),
    }
    if way:
        sign |= {"code": letter.code, "verify_url": verify_url(letter.code)}
    return {
        **letter.data,
        "office": letterhead(letter.office),
        "at": at.isoformat(),
        "number": number,
        "signer": signer,
        "sign": sign,
    }


def verify_url(code: str) -> str:
    """Where the public asks whether a letter is the office's."""
    return f"{settings.PUBLIC_URL}/verifikasi/{code}/"


def official_words(
    position: str = "-",
    name: str = "-",
    *,
    nip: str = "",
    rank: str = "",
    via: str = "definitif",
    basis: str = "",
    own_position: str = "",
) -> dict[str, Any]:
    """A signer as plain data."""
    return {
        "position": position,
        "name": name,
        "nip": nip,
        "rank": rank,
        "via": via,
        "basis": basis,
        "own_position": own_position,
    }


def initials_of(letter: OutgoingLetter) -> list[dict[str, Any]]:
    """The parafs that hold for what the letter says now, in their order."""
    marks = Mark.objects.filter(
        letter=letter,
        kind=MarkKind.PARAF,
        void_at=None,
        content_sha256=letter.content_sha256,
    )
    return [
        {"name": mark.name, "position": mark.position, "at": mark.at.isoformat()} for mark in marks
    ]
