"""The short PIN that confirms an approval: hashed with Argon2, and slow to guess.

Before hashing it is keyed with the installation's secret, since six digits alone would not outlast a stolen table.
"""

import re
from datetime import datetime, timedelta
from itertools import pairwise

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from wartapraja.organisation.commands.evidence import keep
from wartapraja.organisation.models import Person, Pin
from wartapraja.organisation.types import PinLocked, Refused, Why

WRONG_ALLOWED = 5
REST = timedelta(minutes=15)
SHAPE = re.compile(r"[0-9]{6,12}", re.ASCII)


def set_pin(person: Person, pin: str, *, at: datetime) -> None:
    """Set or replace a person's PIN. The record says that it was set, never what it is.

    Raises:
        Refused: it is no 6 to 12 digits, or easily guessed.
    """
    if reason := _against(pin, person):
        raise Refused([reason])
    secret = make_password(_keyed(pin, settings.SECRET_KEY))
    with transaction.atomic():
        Pin.objects.update_or_create(
            person=person,
            defaults={"secret": secret, "set_at": at, "wrong": 0, "wrong_since": None},
        )
        keep(person.office, "PinSet", {"person": person.key}, by=person, at=at)


def check_pin(person: Person, pin: str, at: datetime) -> bool:
    """Whether this is the person's PIN; five wrong tries make it rest.

    It rests until 15 minutes have passed since the first of them. Each try is counted before it is judged, in one
    conditional update, so that many at once cannot outrun the count.

    Raises:
        PinLocked: it rests now, right or wrong.
    """
    kept = Pin.objects.filter(person=person).first()
    if kept is None:
        return False
    Pin.objects.filter(pk=kept.pk, wrong_since__lte=at - REST).update(wrong=0, wrong_since=None)
    Pin.objects.filter(pk=kept.pk, wrong_since=None).update(wrong=0, wrong_since=at)
    counted = Pin.objects.filter(pk=kept.pk, wrong__lt=WRONG_ALLOWED)
    if not counted.update(wrong=F("wrong") + 1):
        raise PinLocked
    if not _is(pin, kept.secret):
        return False
    Pin.objects.filter(pk=kept.pk).update(wrong=0, wrong_since=None)
    return True


def _is(pin: str, secret: str) -> bool:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return any(check_password(_keyed(pin, str(key)), secret) for key in keys)


def _keyed(pin: str, key: str) -> str:
    return salted_hmac("wartapraja.pin", pin.strip(), secret=key, algorithm="sha256").hexdigest()


def _against(pin: str, person: Person) -> Why | None:
    if not SHAPE.fullmatch(pin):
        return Why(code="shape", field="pin", sentence=_("A PIN is 6 to 12 digits."))
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    plain = len(set(pin)) < 3 or (len(steps) == 1 and steps <= {1, 9})
    known = person.nip and (pin in person.nip or pin in _birthdays(person.nip))
    if plain or known:
        sentence = _("This PIN is easily guessed: no rows, repeats, birthday or part of the NIP.")
        return Why(code="weak", field="pin", sentence=sentence)
    return None


def _birthdays(nip: str) -> set[str]:
    year, month, day = nip[:4], nip[4:6], nip[6:8]
    return {f"{day}{month}{year[2:]}", f"{day}{month}{year}", f"{year[2:]}{month}{day}"}
