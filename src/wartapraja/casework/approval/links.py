"""Making, finding and spending approval links."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.signing import BadSignature, Signer

from wartapraja.casework.models import ApprovalLink, StepRun

LASTS = timedelta(days=3)
_SIGNER_SALT = "wartapraja.casework.approval"


class BadLink(Exception):
    """A link that opens nothing: ``edited``, ``unknown``, ``expired``, ``used`` or ``revoked``."""

    def __init__(self, why: str, link: ApprovalLink | None = None) -> None:
        """Keep why, and the link where it is one of ours."""
        super().__init__(why)
        self.why = why
        self.link = link


def make_link(turn: StepRun, person: Any, at: datetime) -> str:
    """A new address by which one person may decide one turn; earlier ones for the same turn stop working."""
    ApprovalLink.objects.filter(run=turn, person=person, used_at=None, revoked_at=None).update(
        revoked_at=at
    )
    token = secrets.token_urlsafe(24)
    ApprovalLink.objects.create(
        run=turn, person=person, token_sha256=_digest(token), made_at=at, expires_at=at + LASTS
    )
    return f"{settings.OFFICE_URL}/persetujuan/{_signer().sign(token)}/"


def find_link(signed: str, at: datetime) -> ApprovalLink:
    """The link of a signed token, if it may still be used at that instant.

    Raises:
        BadLink: saying why not.
    """
    try:
        token = _signer().unsign(signed)
    except BadSignature:
        raise BadLink("edited") from None
    link = (
        ApprovalLink.objects.select_related("run__case__procedure", "run__case__office", "person")
        .filter(token_sha256=_digest(token))
        .first()
    )
    if link is None:
        raise BadLink("unknown")
    for why, holds in (
        ("used", link.used_at),
        ("revoked", link.revoked_at),
        ("expired", at > link.expires_at),
    ):
        if holds:
            raise BadLink(why, link)
    return link


def spend(link: ApprovalLink, at: datetime) -> None:
    """Use a link up, inside the transaction of the decision; a second use at the same moment loses.

    Raises:
        BadLink: it was used meanwhile.
    """
    if not ApprovalLink.objects.filter(pk=link.pk, used_at=None, revoked_at=None).update(
        used_at=at
    ):
        raise BadLink("used", link)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _signer() -> Signer:
    return Signer(salt=_SIGNER_SALT, sep=".")
