"""A PDF: what it would do when opened. Structure only; nothing is rendered."""

import re
import zlib
from collections.abc import Iterator
from typing import Any

from wartapraja.media.gate.findings import Found, refuse_disguise
from wartapraja.media.gate.verdicts import Limits

# Long names do not occur in compressed data by chance, so they are sought in the whole file: a reader and
# this scan may disagree about where a stream ends, and the hidden part must not hide there.
_ACTING = {
    b"/JavaScript": "script",
    b"/Launch": "program",
    b"/EmbeddedFile": "file",
    b"/RichMedia": "script",
    b"/SubmitForm": "form",
    b"/ImportData": "form",
    b"/GoToE": "file",
}
_PATTERN = re.compile(b"|".join(re.escape(name) for name in _ACTING))
_SHORT = re.compile(rb"/(?:JS|XFA)(?=[\s(/<\[>%])")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_STREAM = re.compile(rb"stream\r?\n")


def examine(data: bytes, limits: Limits) -> dict[str, Any]:
    """Look at a PDF for scripts, programs, files and locks.

    Returns:
        Facts: pages (as counted by their objects; 0 when they are packed away).

    Raises:
        Found: what may not pass.
    """
    if not data.startswith(b"%PDF-"):
        raise Found("broken")
    if b"%%EOF" not in data[-2048:]:
        raise Found("truncated")
    if re.search(rb"/Encrypt\b", _plain(data)):
        raise Found("locked")
    refuse_disguise(data, pdf=True)
    _refuse_acting(_plain(data))
    outside, packed = _apart(data, limits)
    for text in (outside, *packed):
        plain = _plain(text)
        _refuse_acting(plain)
        if _SHORT.search(plain):
            raise Found("acting_pdf", holds="script")
    pages = sum(len(re.findall(rb"/Type\s*/Page\b", text)) for text in (outside, *packed))
    return {"pages": pages}


def _plain(text: bytes) -> bytes:
    return _ESCAPED.sub(lambda match: bytes([int(match[1], 16)]), text)


def _refuse_acting(text: bytes) -> None:
    match = _PATTERN.search(text)
    if match:
        raise Found("acting_pdf", holds=_ACTING[match[0]])


def _apart(data: bytes, limits: Limits) -> tuple[bytes, list[bytes]]:
    """The text outside streams, and the unpacked object streams."""
    outside, packed, budget = [], [], limits.unpacked
    at = 0
    for start, body, stop in _streams(data):
        outside.append(data[at:start])
        dictionary = data[max(at, start - 2048) : start]
        at = stop
        content = _unpack(dictionary, data[body:stop], budget)
        budget -= len(content)
        if re.search(rb"/ObjStm\b", _plain(dictionary)):
            packed.append(content)
    outside.append(data[at:])
    return b"".join(outside), packed


def _streams(data: bytes) -> Iterator[tuple[int, int, int]]:
    at = 0
    while match := _STREAM.search(data, at):
        stop = data.find(b"endstream", match.end())
        if stop < 0:
            raise Found("truncated")
        yield match.start(), match.end(), stop
        at = stop + len(b"endstream")


def _unpack(dictionary: bytes, body: bytes, budget: int) -> bytes:
    """Unpack a Flate stream as far as the budget; other filters are read by nothing here and stay packed."""
    last = _plain(dictionary).rpartition(b" obj")[2]
    filters = re.findall(
        rb"/(FlateDecode|Fl|LZWDecode|ASCIIHexDecode|ASCII85Decode|RunLengthDecode)\b", last
    )
    if filters.count(b"FlateDecode") > 1 or (
        b"/ObjStm" in last and filters not in ([], [b"FlateDecode"])
    ):
        raise Found("acting_pdf", holds="filters")
    if filters != [b"FlateDecode"]:
        return body if not filters else b""
    try:
        content = zlib.decompressobj().decompress(body, budget + 1)
    except zlib.error:
        return b""
    if len(content) > budget:
        raise Found("bomb", limit=budget)
    return content
