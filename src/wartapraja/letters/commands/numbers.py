"""Giving numbers: one after another, never twice, none without a word when it is missing."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from wartapraja.letters.models import GivenNumber, NumberCounter, NumberTemplate, OutgoingLetter
from wartapraja.letters.numbering import compared, written, wrong_with
from wartapraja.letters.terms import NumberState
from wartapraja.letters.types import Refused
from wartapraja.organisation.commands.evidence import keep, signature
from wartapraja.record import commands as record
from wartapraja.record.types import NewEvent

SHIPPED: Mapping[str, tuple[str, str]] = {
    "spt": ("{klasifikasi}/{urut:03}/{unit}/{tahun}", "800.1.11.1"),
    "nota_dinas": ("{urut:03}/ND/{unit}/{bulan_romawi}/{tahun}", ""),
}
"""Template and classification code of an office that has set none. Follows: Permendagri 83/2022 for the codes."""
PLAIN = ("{urut:03}/{unit}/{bulan_romawi}/{tahun}", "")


def template_for(office: Any, kind: str) -> NumberTemplate:
    """How the office numbers a kind of letter; the shipped way is laid down when it has set none."""
    template, code = SHIPPED.get(kind, PLAIN)
    found, _made = NumberTemplate.objects.get_or_create(
        office=office,
        kind=kind,
        defaults={
            "register": kind,
            "template": template,
            "classification": code,
            "unit": (office.short_name or office.key).upper()[:40],
        },
    )
    return found


def set_template(template: NumberTemplate, *, person: Any, at: datetime) -> NumberTemplate:
    """Number a kind of letter another way from now on; numbers that were given stay.

    Raises:
        Refused: the template repeats.
    """
    wrong = wrong_with(template.template)
    if wrong:
        raise Refused([wrong])
    with transaction.atomic():
        template.save()
        facts = {"kind": template.kind, "template": template.template, "unit": template.unit}
        keep(template.office, "NumberTemplateSet", facts, by=person, at=at)
    return template


def give_number(letter: OutgoingLetter, *, person: Any, at: datetime) -> GivenNumber:
    """The number of a letter, in the caller's transaction; a letter that has one of this year keeps it.

    Two who ask at once wait for each other at the counter, so numbers have neither gaps nor doubles.

    Args:
        letter: the letter.
        person: on whose signature it is given.
        at: the date of the letter, by the office's calendar.

    Raises:
        Refused: the template repeats numbers, or makes one that was given before.
    """
    day = at.astimezone(ZoneInfo(letter.office.zone)).date()
    kept = _kept(letter, day.year, at)
    if kept is not None:
        return kept
    template = template_for(letter.office, letter.kind)
    wrong = wrong_with(template.template)
    if wrong:
        raise Refused([wrong])
    serial = _next(letter.office, template.register, day.year)
    words = {"klasifikasi": template.classification, "unit": template.unit}
    text = written(template.template, serial, day, {**words, "derajat": "B"})
    return _lay_down(
        letter.office, template.register, day.year, serial, text, letter=letter, by=person, at=at
    )


def skip_to(office: Any, register: str, serial: int, *, why: str, person: Any, at: datetime) -> int:
    """Let a register go on after a number that was given outside it, or after the backup it was restored from.

    Args:
        office: whose register.
        register: its name.
        serial: the last number that is in use on paper.
        why: what explains the numbers that have no letter here.
        person: who says so.
        at: the instant; its year is the register's.

    Returns:
        How many numbers were entered as not used.

    Raises:
        Refused: no reason was given, or the register has come further already.
    """
    if not why.strip():
        raise Refused([_("Write why these numbers have no letter here.")])
    year = at.astimezone(ZoneInfo(office.zone)).year
    with transaction.atomic():
        first = _next(office, register, year)
        if serial < first:
            sentence = _("The register %(register)s has come to %(last)s already.")
            raise Refused([sentence % {"register": register, "last": first - 1}])
        for each in range(first, serial + 1):
            text = f"{register}/{each}/{year}"
            _lay_down(office, register, year, each, text, by=person, at=at, why=why.strip()[:500])
        NumberCounter.objects.filter(office=office, register=register, year=year).update(
            last=serial
        )
    return serial - first + 1


def free_number(given: GivenNumber, *, why: str) -> None:
    """A number whose letter came to nothing stays in the register, with the reason, and is not given again."""
    GivenNumber.objects.filter(pk=given.pk).update(state=NumberState.VOID, explanation=why[:500])


def _kept(letter: OutgoingLetter, year: int, at: datetime) -> GivenNumber | None:
    """The number reserved at an earlier attempt; one of a year gone by is given up with a reason."""
    held = letter.numbers.filter(state=NumberState.GIVEN).order_by("-pk").first()
    if held is not None and held.year != year:
        free_number(held, why=_("Signed only in %(year)s") % {"year": year})
        return None
    return held


def _next(office: Any, register: str, year: int) -> int:
    """The next serial; the counter's row stays locked until the caller's transaction ends."""
    row, _made = NumberCounter.objects.get_or_create(office=office, register=register, year=year)
    counter = NumberCounter.objects.select_for_update().get(pk=row.pk)
    # A register restored without its counter, or with an older one, goes on after its last number.
    highest = (
        GivenNumber.objects.filter(office=office, register=register, year=year)
        .order_by("-serial")
        .values_list("serial", flat=True)
        .first()
        or 0
    )
    counter.last = max(counter.last, highest) + 1
    counter.save(update_fields=["last"])
    return counter.last


def _lay_down(
    office: Any,
    register: str,
    year: int,
    serial: int,
    text: str,
    *,
    by: Any,
    at: datetime,
    letter: OutgoingLetter | None = None,
    why: str = "",
) -> GivenNumber:
    try:
        with transaction.atomic():
            given = GivenNumber.objects.create(
                office=office,
                register=register,
                year=year,
                serial=serial,
                text=text,
                compared=compared(text),
                letter=letter,
                state=NumberState.VOID if why else NumberState.GIVEN,
                explanation=why,
                given_by=by,
                given_at=at,
            )
    except IntegrityError as taken:
        sentence = _(
            "The number %(number)s was given before. Change the number template of this kind of letter."
        )
        raise Refused([sentence % {"number": text}]) from taken
    payload = {"number": text, "register": register, "year": year, "serial": serial, "why": why}
    payload["letter"] = str(letter.key) if letter else ""
    happened = NewEvent(kind="NumberGiven", payload=payload, actor=signature(by, at))
    record.append(f"number:{office.key}:{register}:{year}:{serial}", [happened], expected=0, at=at)
    return given
