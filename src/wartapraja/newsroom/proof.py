"""The proof that a page is live: the system fetches it from outside, as a citizen would, and files what it saw."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import httpx
from django.utils.html import escape

TIMEOUT = 10.0
MOST_BYTES = 5 * 1024 * 1024


class NotLiveYet(Exception):
    """The page does not answer as it should; the worker looks again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the system saw at the page's public address.

    Attributes:
        address: what was fetched.
        status: of HTTP.
        sha256: of the body as it came, without transfer encoding.
        size: bytes of it.
        at: the instant.
    """

    address: str
    status: int
    sha256: str
    size: int
    at: datetime

    def facts(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "address": self.address,
            "status": self.status,
            "sha256_of_page": self.sha256,
            "bytes": self.size,
            "fetched_at": self.at.isoformat(),
        }


def look(address: str, title: str, at: datetime) -> Seen:
    """Fetch a live page.

    Args:
        address: on the public site.
        title: of the article; the page must show it.
        at: the instant.

    Raises:
        NotLiveYet: it does not answer 200, cannot be reached, or shows something else.
    """
    try:
        answer = httpx.get(
            address,
            timeout=TIMEOUT,
            follow_redirects=False,
            headers={"User-Agent": "Wartapraja (proof of publication)"},
        )
    except httpx.HTTPError as error:
        raise NotLiveYet(f"{address}: {type(error).__name__}") from error
    if answer.status_code != httpx.codes.OK or len(answer.content) > MOST_BYTES:
        raise NotLiveYet(f"{address} answers {answer.status_code}, {len(answer.content)} bytes")
    if str(escape(title)) not in answer.text and title not in answer.text:
        raise NotLiveYet(f"{address} does not show the title")
    return Seen(
        address=address,
        status=answer.status_code,
        sha256=hashlib.sha256(answer.content).hexdigest(),
        size=len(answer.content),
        at=at,
    )


def steps_of(trail: Iterable[Any]) -> list[dict[str, Any]]:
    """A case's trail as the plain data that its page keeps; positions only."""
    return [
        {
            "number": each.number,
            "text": each.text,
            "position": each.position,
            "at": each.at.isoformat(),
            "minutes": each.minutes,
            "outcome_kind": each.outcome_kind,
        }
        for each in trail
    ]
