"""The boxes of the ISO base media format, in which MP4, MOV and AVIF are written."""

from collections.abc import Iterator

from wartapraja.media.gate.findings import Found

MOST_BOXES = 100_000


def boxes(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Walk the outer boxes: (name, start, size).

    Raises:
        Found: ``truncated`` or ``broken`` when the boxes do not fill the file exactly.
    """
    at = 0
    for _ in range(MOST_BOXES):
        if at == len(data):
            return
        name, size = header(data[at : at + 16], len(data) - at)
        yield name, at, size
        at += size
    raise Found("too_hard")


def header(head: bytes, left: int) -> tuple[bytes, int]:
    """Read one box header.

    Args:
        head: the 16 bytes where the box begins (fewer at the end of the file).
        left: bytes from there to the end of the file.

    Returns:
        Name and size of the box in bytes, its header included.
    """
    if len(head) < 8:
        raise Found("truncated")
    size, name = int.from_bytes(head[:4], "big"), head[4:8]
    if size == 1:
        size = int.from_bytes(head[8:16], "big")
    elif size == 0:
        size = left
    if size < 8 or not all(32 <= byte < 127 or byte == 0xA9 for byte in name):
        raise Found("broken")
    if size > left:
        raise Found("truncated")
    return name, size
