"""Opens the ZIP itself: everything is counted while it inflates, nothing is believed from a header."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from wartapraja.newsroom.manuscript.types import Limits, Unreadable, shown

_STEP = 64 * 1024
_LOCAL = struct.Struct("<4s5H3I2H")
_END = struct.Struct("<4s4H2IH")
_DIRECTORY_BYTES_PER_PART = 600
# A hundred-line file of the same line is honest at 400:1; only what has become large can be a bomb.
_RATIO_COUNTS_FROM = 1024 * 1024
_FOOL = "/\\"


def unpack(stream: BinaryIO, size: int, limits: Limits) -> dict[str, bytes]:
    """Inflate every part of a ZIP within the limits.

    Args:
        stream: the file, seekable.
        size: its length in bytes.
        limits: how much may come out.

    Returns:
        Contents by name, in the order of the directory; folders are left out.

    Raises:
        Unreadable: not_a_zip, too_many_parts, encrypted, unsafe_name, damaged, bomb_size, bomb_ratio.
    """
    _check_directory(stream, size, limits)
    try:
        with zipfile.ZipFile(stream) as package:
            entries = package.infolist()
            _check_entries(entries, limits)
            starts = _check_places(stream, entries, package.start_dir)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
        raise Unreadable("not_a_zip") from error
    parts: dict[str, bytes] = {}
    spent = {"xml": 0, "media": 0}
    for entry in entries:
        if not entry.is_dir():
            content = _inflate(stream, entry, starts[entry.filename], limits, spent)
            parts[entry.filename] = content
    return parts


def is_markup(content: bytes) -> bool:
    """Tell whether bytes begin as XML does, in any encoding that an XML parser takes; blank counts as XML."""
    head = content[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return bool(content) and head[:1] in (b"<", b"")


def _check_directory(stream: BinaryIO, size: int, limits: Limits) -> None:
    """Count before ``zipfile`` reads the directory: a million entries would already cost 600 MB there."""
    back = min(size, _END.size + 0xFFFF)
    stream.seek(size - back)
    tail = stream.read(back)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END.size:
        raise Unreadable("not_a_zip")
    _, _, _, _, count, length, _, comment = _END.unpack_from(tail, at)
    if at + _END.size + comment != len(tail):
        raise Unreadable("not_a_zip")
    # ZIP64 writes 0xFFFF here, which is over the limit as well.
    if count > limits.parts or length > limits.parts * _DIRECTORY_BYTES_PER_PART:
        raise Unreadable("too_many_parts", count=count, limit=limits.parts)


def _check_entries(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(entries) > limits.parts:
        raise Unreadable("too_many_parts", count=len(entries), limit=limits.parts)
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename
        if not _is_safe(entry.orig_filename):
            raise Unreadable("unsafe_name", name=shown(entry.orig_filename))
        if entry.flag_bits & 0x1:
            raise Unreadable("encrypted")
        twice = name in seen
        if twice or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Unreadable("damaged", part=shown(name))
        seen.add(name)


def _is_safe(name: str) -> bool:
    if not name or name[0] in _FOOL or "\\" in name or ":" in name or not name.isprintable():
        return False
    return ".." not in name.split("/")


def _check_places(
    stream: BinaryIO, entries: list[zipfile.ZipInfo], directory: int
) -> dict[str, int]:
    """Find where each part's data starts; parts that share bytes are how a small file holds a large bomb."""
    starts: dict[str, int] = {}
    free_from = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        stream.seek(entry.header_offset)
        header = stream.read(_LOCAL.size)
        if len(header) < _LOCAL.size or not header.startswith(b"PK\x03\x04"):
            raise Unreadable("damaged", part=shown(entry.filename))
        *_, name_length, extra_length = _LOCAL.unpack(header)
        start = entry.header_offset + _LOCAL.size + name_length + extra_length
        end = start + entry.compress_size
        if entry.header_offset < free_from or end > directory:
            raise Unreadable("damaged", part=shown(entry.filename))
        starts[entry.filename] = start
        free_from = end
    return starts


def _inflate(
    stream: BinaryIO, entry: zipfile.ZipInfo, start: int, limits: Limits, spent: dict[str, int]
) -> bytes:
    """Take one part out, stopping at the first byte too many."""
    content = bytearray()
    kind = ""
    for piece in _pieces(stream, entry, start):
        if not piece:
            continue
        content += piece
        kind = kind or _kind(entry.filename, piece)
        _check_amount(entry, kind, len(content), spent[kind], limits)
    if kind:
        spent[kind] += len(content)
    if len(content) != entry.file_size or zlib.crc32(content) != entry.CRC:
        raise Unreadable("damaged", part=shown(entry.filename))
    return bytes(content)


def _kind(name: str, first: bytes) -> str:
    return "xml" if name.endswith((".xml", ".rels")) or is_markup(first) else "media"


def _check_amount(
    entry: zipfile.ZipInfo, kind: str, length: int, before: int, limits: Limits
) -> None:
    each = limits.xml_bytes if kind == "xml" else limits.media_bytes
    total = limits.xml_total_bytes if kind == "xml" else limits.media_total_bytes
    if length > each:
        raise Unreadable("bomb_size", part=shown(entry.filename), limit=each)
    if before + length > total:
        raise Unreadable("bomb_size", part=shown(entry.filename), limit=total)
    if length > _RATIO_COUNTS_FROM and length > limits.ratio * max(entry.compress_size, 1):
        ratio = length // max(entry.compress_size, 1)
        raise Unreadable("bomb_ratio", part=shown(entry.filename), ratio=ratio, limit=limits.ratio)


def _pieces(stream: BinaryIO, entry: zipfile.ZipInfo, start: int) -> Iterator[bytes]:
    """Give the inflated bytes in pieces of at most 64 KB."""
    stream.seek(start)
    left = entry.compress_size
    stored = entry.compress_type == zipfile.ZIP_STORED
    machine = zlib.decompressobj(-15)
    while left > 0:
        raw = stream.read(min(_STEP, left))
        if not raw:
            break
        left -= len(raw)
        if stored:
            yield raw
            continue
        while raw and not machine.eof:
            try:
                yield machine.decompress(raw, _STEP)
            except zlib.error as error:
                raise Unreadable("damaged", part=shown(entry.filename)) from error
            raw = machine.unconsumed_tail
