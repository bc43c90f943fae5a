"""Reading a request's headers: which encodings it takes, which part it wants, what it has already."""

import re
from email.utils import parsedate_to_datetime
from functools import lru_cache
from urllib.parse import parse_qsl

PREFERRED = ("br", "gzip")
IGNORED = re.compile(r"^(utm_\w+|fbclid|gclid|igshid|mc_[ce]id)$")
_RANGE = re.compile(r"^bytes=([0-9]{0,18})-([0-9]{0,18})$")


class NotThatPart(ValueError):
    """The part that was asked for does not exist (416)."""


def accepted(header: str) -> dict[str, float]:
    """The encodings of an Accept-Encoding header with their weights; an unreadable weight counts as refused."""
    found: dict[str, float] = {}
    for item in header.lower().split(",")[:12]:
        name, _sign, rest = item.partition(";")
        mark, _sign, weight = rest.replace(" ", "").partition("=")
        try:
            found[name.strip()] = float(weight) if mark == "q" else 1.0
        except ValueError:
            found[name.strip()] = 0.0
    return found


@lru_cache(maxsize=512)
def choose(header: str, available: frozenset[str]) -> str:
    """The available encoding that the reader likes best, ours first among equals; empty for none."""
    wanted = accepted(header)
    rest = wanted.get("*", 0.0)
    weights = {name: wanted.get(name, rest) for name in PREFERRED if name in available}
    best = max(weights, key=lambda name: weights[name], default="")
    return best if weights.get(best, 0.0) > 0 else ""


def part(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte of a Range header; None for the whole file or a header that we do not follow.

    Raises:
        NotThatPart: it lies outside the file.
    """
    match = _RANGE.match(header.strip()) if header else None
    if match is None or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if not first:
        length = min(int(last), size)
        if not length:
            raise NotThatPart
        return size - length, size - 1
    start, end = int(first), min(int(last), size - 1) if last else size - 1
    if last and int(last) < start:
        return None
    if start >= size:
        raise NotThatPart
    return start, end


def has_it(if_none_match: str, if_modified_since: str, etag: str, modified: str) -> bool:
    """Whether the reader's copy is still good."""
    if if_none_match:
        return any(
            given.strip().removeprefix("W/") in {etag, "*"} for given in if_none_match.split(",")
        )
    if not if_modified_since:
        return False
    try:
        return parsedate_to_datetime(modified) <= parsedate_to_datetime(if_modified_since)
    except (TypeError, ValueError):
        return False


def means_nothing(query: str) -> bool:
    """Whether a query holds only what campaigns hang on links."""
    return all(
        IGNORED.match(name) for name, _value in parse_qsl(query[:2000], keep_blank_values=True)
    )
