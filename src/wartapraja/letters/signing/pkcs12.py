"""Opening a PKCS#12 file, with words for what may be wrong with it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.serialization import pkcs12
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wartapraja.letters.signing.asking import CannotSign

LARGEST = 200_000
"""Bytes of the largest key file that is looked at; real ones have a few thousand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFacts:
    """What a key says of itself."""

    subject: str
    issuer: str
    serial: str
    valid_from: datetime
    valid_until: datetime


def read_pkcs12(content: bytes, password: str) -> KeyFacts:
    """The certificate of a key file.

    Raises:
        CannotSign: it is no key file, the password is wrong, or it holds no private key with its certificate.
    """
    opened = _opened(content, password)
    certificate = opened.cert.certificate
    return KeyFacts(
        subject=certificate.subject.rfc4514_string()[:500],
        issuer=certificate.issuer.rfc4514_string()[:500],
        serial=f"{certificate.serial_number:x}",
        valid_from=certificate.not_valid_before_utc,
        valid_until=certificate.not_valid_after_utc,
    )


def check_time(facts: KeyFacts, at: datetime) -> None:
    """Whether a key may sign at an instant.

    Raises:
        CannotSign: it has expired, or is not valid yet.
    """
    if at > facts.valid_until:
        sentence = _(
            "The signing key expired on %(day)s. Ask the administrator for a new one, or sign another way."
        )
        raise CannotSign(sentence % {"day": date_format(facts.valid_until, "j F Y")}, "way")
    if at < facts.valid_from:
        sentence = _("The signing key is valid only from %(day)s on.")
        raise CannotSign(sentence % {"day": date_format(facts.valid_from, "j F Y")}, "way")


def _opened(content: bytes, password: str) -> Any:
    if not content or len(content) > LARGEST:
        raise CannotSign(_("This is no key file (PKCS#12, .p12 or .pfx)."), "file")
    try:
        opened = pkcs12.load_pkcs12(content, password.encode())
    except ValueError as wrong:
        if "password" in str(wrong).lower():
            raise CannotSign(
                _("The password does not open the signing key. Nothing was signed; try again."),
                "password",
            ) from None
        raise CannotSign(_("This is no key file (PKCS#12, .p12 or .pfx)."), "file") from None
    if opened.key is None or opened.cert is None:
        raise CannotSign(
            _("The key file holds no private key with its certificate. Export it anew."), "file"
        )
    return opened
