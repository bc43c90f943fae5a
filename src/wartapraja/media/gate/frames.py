"""The structure of GIF, WebP and AVIF files: frames, metadata weight, and what follows their end."""

from wartapraja.media.gate.boxes import boxes
from wartapraja.media.gate.findings import Found
from wartapraja.media.gate.verdicts import Limits


def check_gif(data: bytes, limits: Limits) -> tuple[int, int, int]:
    """Walk the blocks of a GIF.

    Returns:
        Width, height and number of frames.
    """
    if len(data) < 14:
        raise Found("truncated")
    size = (int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little"))
    at = 13 + _table(data[10])
    frames = metadata = 0
    while (mark := data[at : at + 1]) != b";":
        if mark == b",":
            frames += 1
            at += 10 + _table(_byte(data, at + 9)) + 1
            at, _ = _sub_blocks(data, at)
        elif mark == b"!":
            at, weight = _sub_blocks(data, at + 2)
            metadata += weight
        else:
            raise Found("broken" if mark else "truncated")
        if frames > limits.frames:
            raise Found("too_many_frames", limit=limits.frames)
        if metadata > limits.metadata:
            raise Found("metadata_bomb", size=metadata, limit=limits.metadata)
    _refuse_rest(data, at + 1)
    return *size, frames


def check_webp(data: bytes, limits: Limits) -> tuple[int, int, int]:
    """Walk the chunks of a WebP.

    Returns:
        Width and height (0 when only the decoder can tell) and number of frames.
    """
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data):
        raise Found("truncated")
    at, frames, metadata, size = 12, 0, 0, (0, 0)
    while at + 8 <= end:
        name, length = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if at + 8 + length > end:
            raise Found("truncated")
        if name == b"VP8X":
            body = data[at + 8 : at + 18]
            size = (
                1 + int.from_bytes(body[4:7], "little"),
                1 + int.from_bytes(body[7:10], "little"),
            )
        frames += name == b"ANMF"
        metadata += length if name in (b"EXIF", b"XMP ", b"ICCP") else 0
        at += 8 + length + length % 2
    if metadata > limits.metadata:
        raise Found("metadata_bomb", size=metadata, limit=limits.metadata)
    _refuse_rest(data, end + end % 2)
    return *size, max(1, frames)


def check_avif(data: bytes, limits: Limits) -> tuple[int, int, int]:
    """Walk the boxes of an AVIF. Its size and frames are left to the decoder."""
    found = {name: size for name, _, size in boxes(data)}
    if b"meta" not in found and b"moov" not in found:
        raise Found("broken")
    if found.get(b"meta", 0) > limits.metadata:
        raise Found("metadata_bomb", size=found[b"meta"], limit=limits.metadata)
    return 0, 0, 1


def _table(flags: int) -> int:
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _byte(data: bytes, at: int) -> int:
    if at >= len(data):
        raise Found("truncated")
    return data[at]


def _sub_blocks(data: bytes, at: int) -> tuple[int, int]:
    weight = 0
    while length := _byte(data, at):
        at += 1 + length
        weight += length
    return at + 1, weight


def _refuse_rest(data: bytes, end: int) -> None:
    if data[end:].strip(b"\x00\r\n "):
        raise Found("disguise", hidden=f"{len(data) - end} bytes")
