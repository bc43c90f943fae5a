"""Paraf and signature. The number comes with the signature, and the file that was signed is sealed by its hash."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from wartapraja.letters.commands.drafting import noted
from wartapraja.letters.commands.numbers import give_number
from wartapraja.letters.commands.rendering import render
from wartapraja.letters.models import Mark, OutgoingLetter, Seal
from wartapraja.letters.outgoing import as_data, initials_of
from wartapraja.letters.terms import CHANGEABLE_LETTERS, LetterState, MarkKind, SigningWay
from wartapraja.letters.types import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A letter with number and date as it will be signed.

    Attributes:
        content_sha256: what it says; another hash at signing means that it was changed meanwhile.
        number: its number, kept for this letter from now on.
        pdf: the file.
        at: its date.
    """

    content_sha256: str
    number: str
    pdf: bytes
    at: datetime


def put_paraf(
    letter: OutgoingLetter, *, person: Any, position: str, at: datetime, sha256: str = ""
) -> Mark:
    """Initial exactly what the letter says now.

    Args:
        letter: the letter.
        person: whose paraf.
        position: the position in which they act.
        at: the instant.
        sha256: what they saw; empty: whatever stands there.

    Raises:
        Refused: it is signed or withdrawn, or was changed since they saw it.
    """
    with transaction.atomic():
        held = _open(letter, sha256)
        old = Mark.objects.filter(letter=held, kind=MarkKind.PARAF, person=person, void_at=None)
        old.update(void_at=at, void_reason=_("Renewed"))
        mark = _mark(held, MarkKind.PARAF, person, position, at)
        payload = {"sha256": held.content_sha256, "position": position}
        noted(held, "LetterInitialled", payload, person, at)
    letter.refresh_from_db()
    return mark


def prepare(
    letter: OutgoingLetter, *, way: str, signer: dict[str, Any], person: Any, at: datetime
) -> Prepared:
    """Give the letter its number and make the file that is to be signed.

    Call it before the transaction that completes the step, when signing asks another machine: a lock must not wait
    for the network. A number given for an attempt that failed stays with this letter.

    Raises:
        Refused: it is signed or withdrawn, or no number can be given.
        BadLetter: it cannot be printed.
    """
    with transaction.atomic():
        held = _open(letter)
        given = give_number(held, person=person, at=at)
        OutgoingLetter.objects.filter(pk=held.pk).update(number=given.text)
    # What was printed to be signed by hand keeps the day on which it was printed.
    day = given.given_at if way == SigningWay.WET else at
    data = as_data(
        held, at=day, signer=signer, number=given.text, way=way, initials=initials_of(held)
    )
    return Prepared(
        content_sha256=held.content_sha256, number=given.text, pdf=render(held.kind, data), at=day
    )


def sign(
    letter: OutgoingLetter,
    prepared: Prepared,
    signed: bytes,
    *,
    way: str,
    signer: dict[str, Any],
    person: Any,
    position: str,
    at: datetime,
) -> OutgoingLetter:
    """Keep a letter as it was signed, and seal it.

    Args:
        letter: the letter.
        prepared: what was to be signed.
        signed: the signed file, or the scan of the paper.
        way: of `terms.SigningWay`.
        signer: as it was printed.
        person: who signed.
        position: the position in which they act.
        at: the instant.

    Raises:
        Refused: it was changed, signed or withdrawn meanwhile.
    """
    with transaction.atomic():
        held = _open(letter, prepared.content_sha256)
        held.state, held.way, held.signed_at = LetterState.SIGNED, way, prepared.at
        held.number = prepared.number
        held.signer_name, held.signer_position = signer["name"], position[:300]
        held.file_sha256 = hashlib.sha256(signed).hexdigest()
        held.file.save(f"{held.key}.pdf", ContentFile(signed), save=False)
        held.save()
        _mark(held, MarkKind.TANDA_TANGAN, person, position, at)
        for content in dict.fromkeys(
            (signed, prepared.pdf) if way == SigningWay.WET else (signed,)
        ):
            _seal(held, content, at)
        payload = {"number": held.number, "way": way, "sha256": held.file_sha256}
        noted(held, "LetterSigned", {**payload, "content": held.content_sha256}, person, at)
    letter.refresh_from_db()
    return letter


def _seal(letter: OutgoingLetter, content: bytes, at: datetime) -> None:
    digest = hashlib.sha256(content).hexdigest()
    Seal.objects.create(code=letter.code, sha256=digest, office=letter.office, sealed_at=at)


def _mark(letter: OutgoingLetter, kind: MarkKind, person: Any, position: str, at: datetime) -> Mark:
    return Mark.objects.create(
        letter=letter,
        kind=kind,
        content_sha256=letter.content_sha256,
        person=person,
        name=person.full_name,
        position=position[:300],
        at=at,
    )


def _open(letter: OutgoingLetter, sha256: str = "") -> OutgoingLetter:
    held = OutgoingLetter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
    if held.state not in CHANGEABLE_LETTERS:
        sentence = _("This letter is %(state)s already.")
        raise Refused([sentence % {"state": held.get_state_display()}])
    if sha256 and held.content_sha256 != sha256:
        raise Refused([_("The letter was changed since you saw it. Look at it again.")])
    return held
