"""Letters that go out: of a case, in the register, as they look, and by what they may be signed."""

from datetime import datetime
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings
from django.db.models import Q, QuerySet

from wartapraja.letters.models import (
    GivenNumber,
    IncomingLetter,
    Mark,
    NumberCounter,
    OutgoingLetter,
    SigningKey,
)
from wartapraja.letters.outgoing import as_data, initials_of
from wartapraja.letters.signing.bsre import Bsre
from wartapraja.letters.terms import LetterState, SigningWay


def letter_for(case: Any, kind: str, *, step: str = "") -> OutgoingLetter | None:
    """The newest letter of a kind that a case makes and that is not withdrawn; None when there is none yet.

    Args:
        case: the case.
        kind: of `letters.kinds`.
        step: only those drafted by this step; empty: by any.
    """
    found = OutgoingLetter.objects.filter(case=case, kind=kind).exclude(state=LetterState.VOID)
    if step:
        found = found.filter(step=step)
    return found.select_related("office").order_by("-pk").first()


def letters_of(case: Any) -> QuerySet[OutgoingLetter]:
    """Every letter of a case, newest first."""
    return OutgoingLetter.objects.filter(case=case).select_related("replaces")


def marks_of(letter: OutgoingLetter) -> QuerySet[Mark]:
    """Parafs and signature, void ones among them."""
    return Mark.objects.filter(letter=letter).select_related("person")


def draft_data(letter: OutgoingLetter, signer: dict[str, Any], at: datetime) -> dict[str, Any]:
    """A letter that is not signed yet, as it would print now: dots for number and date."""
    return as_data(letter, at=at, signer=signer, initials=initials_of(letter))


def register(
    office: Any, *, name: str = "", year: int | None = None, words: str = ""
) -> QuerySet[GivenNumber]:
    """The register of outgoing letters, those without a letter among them."""
    found = GivenNumber.objects.filter(office=office).select_related("letter__case", "given_by")
    if name:
        found = found.filter(register=name)
    if year:
        found = found.filter(year=year)
    for word in words.split():
        found = found.filter(
            Q(text__icontains=word)
            | Q(letter__title__icontains=word)
            | Q(letter__external_number__icontains=word)
        )
    return found


def agenda(office: Any, *, words: str = "") -> QuerySet[IncomingLetter]:
    """The agenda book of incoming letters, newest first."""
    found = IncomingLetter.objects.filter(office=office).order_by("-year", "-agenda_number")
    for word in words.split():
        found = found.filter(
            Q(sender__icontains=word)
            | Q(subject__icontains=word)
            | Q(letter_number__icontains=word)
        )
    return found


def last_serial(office: Any, register: str, year: int) -> int:
    """How far a register has come; 0 when nothing was numbered yet."""
    given = GivenNumber.objects.filter(office=office, register=register, year=year)
    highest = given.order_by("-serial").values_list("serial", flat=True).first() or 0
    counter = NumberCounter.objects.filter(office=office, register=register, year=year)
    return max(highest, counter.values_list("last", flat=True).first() or 0)


def missing_serials(office: Any, register: str, year: int) -> list[int]:
    """Numbers below the last that have no row: a register restored from a backup shows them."""
    given = GivenNumber.objects.filter(office=office, register=register, year=year)
    known = set(given.values_list("serial", flat=True))
    return [each for each in range(1, last_serial(office, register, year)) if each not in known]


def awaiting_external(office: Any) -> QuerySet[OutgoingLetter]:
    """Letters whose number by SRIKANDI is still to come."""
    return OutgoingLetter.objects.filter(
        office=office, awaits_external=True, state=LetterState.SIGNED
    )


def keys_of(office: Any) -> QuerySet[SigningKey]:
    """The signing keys of an office that are in use."""
    return SigningKey.objects.filter(office=office, active=True)


def bsre() -> Bsre | None:
    """BSrE's service as the installation names it; None when it names none."""
    if not settings.BSRE_URL:
        return None
    parts = urlsplit(settings.BSRE_URL)
    host = f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname)
    version = parse_qs(parts.query).get("v", ["2"])[0]
    return Bsre(
        url=f"{parts.scheme}://{host}{parts.path.rstrip('/')}",
        client=unquote(parts.username or ""),
        secret=unquote(parts.password or ""),
        version=1 if version == "1" else 2,
    )


def ways_for(office: Any) -> list[SigningWay]:
    """By what an official of this office may sign now; paper always works."""
    ways = [SigningWay.KEY] if keys_of(office).exists() else []
    if bsre() is not None:
        ways.append(SigningWay.BSRE)
    return [*ways, SigningWay.WET]
