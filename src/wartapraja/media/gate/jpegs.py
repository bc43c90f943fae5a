"""The structure of a JPEG: segments, metadata weight, scans, and what follows its end."""

from collections.abc import Iterator

from wartapraja.media.gate.findings import Found
from wartapraja.media.gate.verdicts import Limits

_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
_EOI, _SOS, _COM = 0xD9, 0xDA, 0xFE
MOST_SCANS = 100


def segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Walk the markers: (marker, start of payload, end of payload), up to the end marker.

    Raises:
        Found: ``broken`` when the walk leaves the rails, ``truncated`` when it runs out of bytes.
    """
    at = 2
    while True:
        at, marker = _next_marker(data, at)
        if marker == _EOI:
            yield marker, at, at
            return
        if marker in _ALONE:
            continue
        size = int.from_bytes(data[at : at + 2], "big")
        if at + 2 > len(data) or at + size > len(data):
            raise Found("truncated")
        if size < 2:
            raise Found("broken")
        yield marker, at + 2, at + size
        at += size
        if marker == _SOS:
            at = _after_scan(data, at)


def check(data: bytes, limits: Limits) -> tuple[int, int]:
    """Check a JPEG before anything decodes it.

    Returns:
        Width and height that its frame header declares.
    """
    metadata = scans = end = 0
    size = (0, 0)
    for marker, start, stop in segments(data):
        if 0xE0 <= marker <= 0xEF or marker == _COM:
            metadata += stop - start
        elif marker in _FRAMES:
            size = (
                int.from_bytes(data[start + 3 : start + 5], "big"),
                int.from_bytes(data[start + 1 : start + 3], "big"),
            )
        scans += marker == _SOS
        end = stop
    if metadata > limits.metadata:
        raise Found("metadata_bomb", size=metadata, limit=limits.metadata)
    if scans == 0:
        raise Found("truncated")
    if scans > MOST_SCANS:
        raise Found("too_hard")
    _refuse_stowaway(data[end:])
    return size


def _next_marker(data: bytes, at: int) -> tuple[int, int]:
    while data[at : at + 2] == b"\xff\xff":
        at += 1
    if at + 2 > len(data):
        raise Found("truncated")
    if data[at] != 0xFF or data[at + 1] == 0:
        raise Found("broken")
    return at + 2, data[at + 1]


def _after_scan(data: bytes, at: int) -> int:
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise Found("truncated")
        if data[at + 1] != 0 and data[at + 1] not in _ALONE and data[at + 1] != 0xFF:
            return at
        at += 1


def _refuse_stowaway(rest: bytes) -> None:
    """Phones append depth maps, second pictures and short clips; anything else after the end is a stowaway."""
    bare = rest.strip(b"\x00\r\n ")
    known = (
        not bare
        or bare.startswith(b"\xff\xd8\xff")
        or rest[4:8] == b"ftyp"
        or bare.endswith(b"SEFT")
        or b"MotionPhoto_Data" in bare[:4096]
    )
    if not known:
        raise Found("disguise", hidden=f"{len(rest)} bytes")
