"""The gate: one question, one answer, the same for every upload."""

import hashlib
import logging
from collections.abc import Iterator
from io import BytesIO
from typing import Any, BinaryIO

from wartapraja.media.gate import child, videos
from wartapraja.media.gate.findings import Found
from wartapraja.media.gate.formats import (
    BY_ENDING,
    PAGE_ENDINGS,
    PROGRAM_ENDINGS,
    Format,
    endings_for,
    family,
    sniff,
)
from wartapraja.media.gate.names import clean, ending_of
from wartapraja.media.gate.verdicts import Accepted, Kind, Limits, Refusal

logger = logging.getLogger("wartapraja.media.gate")

DEFAULT = Limits()
_HEAD = 4096
_FORBIDDEN = frozenset(
    {
        "program",
        "svg",
        "page",
        "oldoffice",
        "archive",
        "flash",
        "eps",
        "psd",
        "tiff",
        "bmp",
        "ico",
        "heic",
        "raw",
        "rtf",
    }
)


def inspect(
    file: BinaryIO | bytes, name: str, kind: Kind, limits: Limits = DEFAULT
) -> Accepted | Refusal:
    """Say whether a file may be kept, without trusting its name, its declared type or its content.

    Cheap questions come first; decoding happens in a child process under limits. The answer is logged without the
    file's name or its sender, so that the log holds no personal data.

    Args:
        file: the content, as bytes or open for reading; left at its start.
        name: the name as it was sent.
        kind: what it is handed in as.
        limits: sizes and counts that may pass.

    Returns:
        ``Accepted`` with what was found, or ``Refusal`` with the code of its sentence.
    """
    stream = BytesIO(file) if isinstance(file, bytes) else file
    cleaned = clean(name)
    try:
        answer: Accepted | Refusal = _judge(stream, cleaned, kind, limits)
    except Found as found:
        answer = Refusal(code=found.code, facts=found.facts)
    if isinstance(answer, Refusal):
        answer = Refusal(code=answer.code, facts={"name": cleaned, **answer.facts})
        logger.warning("upload refused code=%s kind=%s size=%s", answer.code, kind, _size(stream))
    stream.seek(0)
    return answer


def _judge(stream: BinaryIO, name: str, kind: Kind, limits: Limits) -> Accepted | Refusal:
    size = _size(stream)
    if size == 0:
        raise Found("empty")
    if size > limits.sizes[kind]:
        raise Found("too_large", size=size, limit=limits.sizes[kind])
    stream.seek(0)
    chosen = _format(name, stream.read(_HEAD), kind)
    facts = _look_inside(stream, chosen, size, limits)
    if isinstance(facts, Refusal):
        return facts
    return Accepted(mime=chosen.mime, name=name, sha256=_hash(stream), size=size, facts=facts)


def _format(name: str, head: bytes, kind: Kind) -> Format:
    """The format that both the name and the content agree on.

    Raises:
        Found: ``forbidden`` for types that never pass, ``not_allowed`` for endings this kind does not take,
            ``mismatch`` when name and content disagree.
    """
    ending, found = ending_of(name), sniff(head)
    allowed = ", ".join(endings_for(kind))
    if found in _FORBIDDEN:
        raise Found("forbidden", found=found, ending=ending, allowed=allowed)
    if ending in PROGRAM_ENDINGS | PAGE_ENDINGS:
        raise Found(
            "forbidden",
            found="svg" if ending.startswith("svg") else "program",
            ending=ending,
            allowed=allowed,
        )
    chosen = BY_ENDING.get(ending)
    if chosen is None or kind not in chosen.kinds:
        raise Found("not_allowed", ending=ending or "-", allowed=allowed)
    if found != family(chosen.name):
        raise Found("mismatch", ending=ending, found=found)
    return chosen


def _look_inside(
    stream: BinaryIO, chosen: Format, size: int, limits: Limits
) -> dict[str, Any] | Refusal:
    if Kind.VIDEO in chosen.kinds:
        return videos.examine(stream, chosen.name, size, limits)
    return child.examine(stream, chosen.name, limits)


def _size(stream: BinaryIO) -> int:
    return stream.seek(0, 2)


def _hash(stream: BinaryIO) -> str:
    digest = hashlib.sha256()
    stream.seek(0)
    for chunk in _chunks(stream):
        digest.update(chunk)
    return digest.hexdigest()


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    while chunk := stream.read(1024 * 1024):
        yield chunk
