"""A letter before it is signed: drafted, amended, passed round, withdrawn, corrected by a new one."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from wartapraja.letters.commands.numbers import free_number
from wartapraja.letters.dates import long_date
from wartapraja.letters.models import Mark, OutgoingLetter, Seal
from wartapraja.letters.outgoing import as_data, official_words
from wartapraja.letters.reading import read
from wartapraja.letters.registry import kind_of
from wartapraja.letters.terms import CHANGEABLE_LETTERS, LetterState, NumberState, SealState
from wartapraja.letters.types import Refused
from wartapraja.organisation.commands.evidence import signature
from wartapraja.record import commands as record
from wartapraja.record.types import NewEvent


def draft(
    kind: str,
    data: Mapping[str, Any],
    *,
    office: Any,
    title: str,
    person: Any,
    at: datetime,
    case: Any = None,
    step: str = "",
    replaces: OutgoingLetter | None = None,
) -> OutgoingLetter:
    """Begin a letter.

    Args:
        kind: of `letters.kinds`.
        data: fields of the kind, without number, date, signer, letterhead and signature.
        office: whose letter.
        title: what it is about, for lists.
        person: who drafts; None for the system.
        at: the instant.
        case: the case that it belongs to.
        step: key of the step that makes it.
        replaces: the letter that it corrects.

    Raises:
        BadLetter: the data do not fit the kind.
    """
    kept = dict(data)
    letter = OutgoingLetter(
        office=office, kind=kind, case=case, step=step, title=title[:300], data=kept
    )
    letter.content_sha256 = content_hash(kept)
    letter.replaces, letter.made_by, letter.made_at = replaces, person, at
    _readable(letter, at)
    with transaction.atomic():
        letter.save(force_insert=True)
        replaced = str(replaces.key) if replaces else ""
        noted(letter, "LetterDrafted", {"kind": kind, "replaces": replaced}, person, at)
    return letter


def amend(
    letter: OutgoingLetter, data: Mapping[str, Any], *, person: Any, at: datetime, title: str = ""
) -> int:
    """Change what a letter says. Every paraf on the words before is void from then on.

    Returns:
        How many parafs that voided; 0 also when nothing changed.

    Raises:
        Refused: it is signed or withdrawn already.
        BadLetter: the data do not fit the kind.
    """
    with transaction.atomic():
        held = _held(letter)
        kept, digest = dict(data), content_hash(data)
        if held.content_sha256 == digest:
            return 0
        held.data, held.content_sha256, held.version = kept, digest, held.version + 1
        held.title = (title or held.title)[:300]
        _readable(held, at)
        held.save(update_fields=["data", "content_sha256", "version", "title"])
        why = _("The letter was changed after this paraf (version %(n)s).") % {"n": held.version}
        voided = Mark.objects.filter(letter=held, void_at=None).update(
            void_at=at, void_reason=why[:500]
        )
        payload = {"version": held.version, "sha256": digest, "voided": voided}
        noted(held, "LetterAmended", payload, person, at)
    letter.refresh_from_db()
    return voided


def circulate(letter: OutgoingLetter, *, person: Any, at: datetime) -> OutgoingLetter:
    """Hand a letter to those who sign it.

    Raises:
        Refused: it is signed or withdrawn already.
    """
    with transaction.atomic():
        held = _held(letter)
        if held.state != LetterState.CIRCULATING:
            held.state = LetterState.CIRCULATING
            held.save(update_fields=["state"])
            noted(held, "LetterCirculated", {"sha256": held.content_sha256}, person, at)
    letter.refresh_from_db()
    return letter


def withdraw(letter: OutgoingLetter, *, why: str, person: Any, at: datetime) -> OutgoingLetter:
    """Take a letter back, signed or not. Its number stays in the register and its seal says so from then on.

    Raises:
        Refused: no reason was given, or it is withdrawn already.
    """
    if not why.strip():
        raise Refused([_("Write why the letter is withdrawn.")])
    with transaction.atomic():
        held = OutgoingLetter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
        if held.state == LetterState.VOID:
            raise Refused([_("This letter is withdrawn already.")])
        held.state, held.reason = LetterState.VOID, why.strip()[:500]
        held.save(update_fields=["state", "reason"])
        for given in held.numbers.filter(state=NumberState.GIVEN):
            free_number(given, why=held.reason)
        Seal.objects.filter(code=held.code).update(state=SealState.REVOKED)
        noted(held, "LetterWithdrawn", {"reason": held.reason}, person, at)
    letter.refresh_from_db()
    return letter


def correct(
    letter: OutgoingLetter, data: Mapping[str, Any], *, person: Any, at: datetime
) -> OutgoingLetter:
    """A new letter in place of a signed one that is wrong; it names the other and gets a number of its own.

    Raises:
        Refused: the letter was never signed: it can still be changed itself.
    """
    if letter.state != LetterState.SIGNED:
        raise Refused([_("This letter is not signed yet. Change it itself.")])
    kept = {**data}
    if "replaces" in {each.name for each in fields(kind_of(letter.kind).shape)}:
        day = letter.signed_at.astimezone(ZoneInfo(letter.office.zone)) if letter.signed_at else at
        kept["replaces"] = _("Number %(number)s of %(day)s") % {
            "number": letter.number,
            "day": long_date(day),
        }
    return draft(
        letter.kind,
        kept,
        office=letter.office,
        title=letter.title,
        person=person,
        at=at,
        case=letter.case,
        step=letter.step,
        replaces=letter,
    )


def record_external_number(
    letter: OutgoingLetter, number: str, *, person: Any, at: datetime
) -> OutgoingLetter:
    """Write the number that SRIKANDI gave beside ours; an empty one says that it is awaited.

    Raises:
        Refused: another letter of the office has this number.
    """
    text = number.strip()[:160]
    twin = OutgoingLetter.objects.filter(office=letter.office, external_number=text)
    if text and twin.exclude(pk=letter.pk).exists():
        raise Refused([_("The number %(number)s stands on another letter.") % {"number": text}])
    with transaction.atomic():
        held = OutgoingLetter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
        held.external_number, held.awaits_external = text, not text
        held.save(update_fields=["external_number", "awaits_external"])
        noted(held, "ExternalNumberRecorded", {"number": text}, person, at)
    letter.refresh_from_db()
    return letter


def content_hash(data: Mapping[str, Any]) -> str:
    """Hash of what a letter says."""
    plain = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def noted(
    letter: OutgoingLetter, kind: str, payload: Mapping[str, Any], person: Any, at: datetime
) -> None:
    """One event on the letter's chain, in the caller's transaction."""
    event = NewEvent(kind=kind, payload=dict(payload), actor=signature(person, at))
    record.append(letter.stream, [event], expected=letter.events, at=at)
    letter.events += 1
    OutgoingLetter.objects.filter(pk=letter.pk).update(events=letter.events)


def _held(letter: OutgoingLetter) -> OutgoingLetter:
    held = OutgoingLetter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
    if held.state not in CHANGEABLE_LETTERS:
        sentence = _("This letter is %(state)s. Correct it by a new one that names it.")
        raise Refused([sentence % {"state": held.get_state_display()}])
    return held


def _readable(letter: OutgoingLetter, at: datetime) -> None:
    """Refuse at once what could not be printed later."""
    read(kind_of(letter.kind).shape, as_data(letter, at=at, signer=official_words()), letter.kind)
