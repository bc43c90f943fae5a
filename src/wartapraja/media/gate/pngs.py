"""The structure of a PNG: chunks, packed text and profiles, frames, and what follows its end."""

import zlib
from collections.abc import Iterator

from wartapraja.media.gate.findings import Found
from wartapraja.media.gate.verdicts import Limits

MOST_CHUNKS = 100_000
_TEXT = (b"tEXt", b"zTXt", b"iTXt", b"iCCP", b"eXIf")


def chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Walk the chunks: (name, content), the end chunk included.

    Raises:
        Found: ``truncated``, ``broken``, or ``disguise`` for bytes after the end.
    """
    at = 8
    for _ in range(MOST_CHUNKS):
        size, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if at + 12 + size > len(data):
            raise Found("truncated")
        content = data[at + 8 : at + 8 + size]
        if zlib.crc32(name + content) != int.from_bytes(
            data[at + 8 + size : at + 12 + size], "big"
        ):
            raise Found("broken")
        yield name, content
        at += 12 + size
        if name == b"IEND":
            if data[at:].strip(b"\x00\r\n "):
                raise Found("disguise", hidden=f"{len(data) - at} bytes")
            return
    raise Found("too_hard")


def check(data: bytes, limits: Limits) -> tuple[int, int, int]:
    """Check a PNG before anything decodes it.

    Returns:
        Width, height and number of frames that its header declares.
    """
    size, frames, metadata, pixels = (0, 0), 1, 0, 0
    for position, (name, content) in enumerate(chunks(data)):
        if position == 0:
            if name != b"IHDR" or len(content) != 13:
                raise Found("broken")
            size = (int.from_bytes(content[:4], "big"), int.from_bytes(content[4:8], "big"))
        elif name == b"acTL":
            frames = max(1, int.from_bytes(content[:4], "big"))
        elif name == b"IDAT":
            pixels += len(content)
        metadata += _weight(name, content, limits.metadata)
        if metadata > limits.metadata:
            raise Found("metadata_bomb", size=metadata, limit=limits.metadata)
    if not pixels:
        raise Found("truncated")
    return *size, frames


def _weight(name: bytes, content: bytes, limit: int) -> int:
    """Bytes of metadata that a chunk unpacks to, at most one over the limit."""
    if name not in _TEXT:
        return 0
    packed = _packed_part(name, content)
    if packed is None:
        return len(content)
    try:
        return len(zlib.decompressobj().decompress(packed, limit + 1))
    except zlib.error as error:
        raise Found("broken") from error


def _packed_part(name: bytes, content: bytes) -> bytes | None:
    _, _, rest = content.partition(b"\x00")
    if name in (b"zTXt", b"iCCP"):
        return rest[1:]
    if name == b"iTXt" and rest[:1] == b"\x01":
        return rest[2:].split(b"\x00", 2)[-1]
    return None
