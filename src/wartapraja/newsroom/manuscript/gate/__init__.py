"""The gate before any parser: what a file is, how large it becomes, and what it would do.

Follows: limits measured with attack files that stall every converter (mammoth, python-docx, pandoc).
"""

from pathlib import Path

from wartapraja.newsroom.manuscript.gate import odtfile, wordfile
from wartapraja.newsroom.manuscript.gate.archive import unpack
from wartapraja.newsroom.manuscript.gate.markup import Scan
from wartapraja.newsroom.manuscript.gate.package import Package
from wartapraja.newsroom.manuscript.types import Limits, Unreadable

__all__ = ["Package", "inspect"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADS = (
    (b"%PDF", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\xff\xd8\xff", "picture"),
    (b"\x89PNG", "picture"),
)
_WEB = (b"<html", b"<!doctype html", b"<?xml")


def inspect(path: Path, limits: Limits) -> Package:
    """Open a manuscript file as far as is safe.

    Args:
        path: the file; its name is not looked at.
        limits: how large it may be and become.

    Returns:
        The checked parts.

    Raises:
        Unreadable: with the reason.
    """
    size = path.stat().st_size
    if size > limits.file_bytes:
        raise Unreadable("too_large", size=size, limit=limits.file_bytes)
    with path.open("rb") as stream:
        head = stream.read(512)
        if not head.startswith(b"PK\x03\x04"):
            stream.seek(0)
            raise _not_a_zip(head, stream.read() if head.startswith(_OLE) else b"")
        parts = unpack(stream, size, limits)
    scan = Scan(limits)
    if wordfile.CONTENT_TYPES in parts:
        return wordfile.examine(parts, scan)
    if "mimetype" in parts:
        return odtfile.examine(parts, scan)
    raise Unreadable("not_a_document", kind="zip")


def _not_a_zip(head: bytes, compound: bytes) -> Unreadable:
    """Say what it is instead, as far as that helps."""
    if compound:
        return _compound(compound)
    if not head:
        return Unreadable("not_a_document", kind="empty")
    for mark, kind in _HEADS:
        if head.startswith(mark):
            return Unreadable("not_a_document", kind=kind)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_WEB):
        return Unreadable("not_a_document", kind="web_page")
    return Unreadable("not_a_zip")


def _compound(content: bytes) -> Unreadable:
    """An OLE container: an encrypted .docx, or Word as it was before 2007."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return Unreadable("encrypted")
    if "WordDocument".encode("utf-16-le") in content:
        return Unreadable("legacy_doc")
    return Unreadable("not_a_document", kind="legacy_office")
