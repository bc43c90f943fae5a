"""Keys of the office: added with their password, which proves that they open, and retired."""

from datetime import datetime
from typing import Any

from django.db import transaction

from wartapraja.letters.models import SigningKey
from wartapraja.letters.signing.pkcs12 import check_time, read_pkcs12
from wartapraja.organisation.commands.evidence import keep


def add_key(
    office: Any, content: bytes, password: str, *, title: str, person: Any, at: datetime
) -> SigningKey:
    """Keep a PKCS#12 file. The password only proves that it opens; it is kept nowhere.

    Raises:
        signing.asking.CannotSign: it does not open, or is not valid at this time.
    """
    facts = read_pkcs12(content, password)
    check_time(facts, at)
    with transaction.atomic():
        key = SigningKey.objects.create(
            office=office,
            title=title[:200],
            pkcs12=content,
            subject=facts.subject,
            issuer=facts.issuer,
            serial=facts.serial[:80],
            valid_from=facts.valid_from,
            valid_until=facts.valid_until,
            added_by=person,
            added_at=at,
        )
        keep(office, "SigningKeyAdded", _facts(key), by=person, at=at)
    return key


def retire_key(key: SigningKey, *, person: Any, at: datetime) -> None:
    """Sign with it no more; what it signed stays signed."""
    with transaction.atomic():
        SigningKey.objects.filter(pk=key.pk).update(active=False)
        keep(key.office, "SigningKeyRetired", _facts(key), by=person, at=at)


def _facts(key: SigningKey) -> dict[str, str]:
    return {"title": key.title, "subject": key.subject, "serial": key.serial}
