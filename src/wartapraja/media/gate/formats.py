"""Which formats there are, how they begin, and which kind of upload takes them."""

from collections.abc import Sequence
from dataclasses import dataclass

from wartapraja.media.gate.verdicts import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One file format: its name, media type, file name endings and the kinds that take it."""

    name: str
    mime: str
    endings: tuple[str, ...]
    kinds: tuple[Kind, ...]


_ANY = (Kind.PICTURE, Kind.PAPER)
_OOXML = "application/vnd.openxmlformats-officedocument."

FORMATS: tuple[Format, ...] = (
    Format(name="jpeg", mime="image/jpeg", endings=("jpg", "jpeg"), kinds=_ANY),
    Format(name="png", mime="image/png", endings=("png",), kinds=_ANY),
    Format(name="webp", mime="image/webp", endings=("webp",), kinds=_ANY),
    Format(name="avif", mime="image/avif", endings=("avif",), kinds=_ANY),
    Format(name="gif", mime="image/gif", endings=("gif",), kinds=_ANY),
    Format(name="pdf", mime="application/pdf", endings=("pdf",), kinds=(Kind.PAPER,)),
    Format(
        name="docx",
        mime=_OOXML + "wordprocessingml.document",
        endings=("docx",),
        kinds=(Kind.PAPER,),
    ),
    Format(
        name="xlsx", mime=_OOXML + "spreadsheetml.sheet", endings=("xlsx",), kinds=(Kind.PAPER,)
    ),
    Format(
        name="odt",
        mime="application/vnd.oasis.opendocument.text",
        endings=("odt",),
        kinds=(Kind.PAPER,),
    ),
    Format(name="csv", mime="text/csv", endings=("csv",), kinds=(Kind.PAPER,)),
    Format(name="txt", mime="text/plain", endings=("txt",), kinds=(Kind.PAPER,)),
    Format(name="mp4", mime="video/mp4", endings=("mp4", "m4v", "3gp"), kinds=(Kind.VIDEO,)),
    Format(name="mov", mime="video/quicktime", endings=("mov",), kinds=(Kind.VIDEO,)),
    Format(name="webm", mime="video/webm", endings=("webm",), kinds=(Kind.VIDEO,)),
    Format(name="mkv", mime="video/x-matroska", endings=("mkv",), kinds=(Kind.VIDEO,)),
    Format(name="vtt", mime="text/vtt", endings=("vtt",), kinds=(Kind.CAPTIONS,)),
)
BY_ENDING = {ending: one for one in FORMATS for ending in one.endings}
BY_NAME = {one.name: one for one in FORMATS}

FAMILY = {
    "docx": "zip",
    "xlsx": "zip",
    "odt": "zip",
    "mov": "mp4",
    "mkv": "webm",
    "csv": "text",
    "txt": "text",
    "vtt": "text",
}

_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1aE\xdf\xa3", "webm"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"\xce\xfa\xed\xfe", "program"),
    (b"\xfe\xed\xfa", "program"),
    (b"\x00asm", "program"),
    (b"dex\n", "program"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "program"),
    (b"#!", "program"),
    (b"\xd0\xcf\x11\xe0", "oldoffice"),
    (b"{\\rtf", "rtf"),
    (b"8BPS", "psd"),
    (b"%!PS", "eps"),
    (b"\xc5\xd0\xd3\xc6", "eps"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"BM", "bmp"),
    (b"\x00\x00\x01\x00", "ico"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"(\xb5/\xfd", "archive"),
    (b"FWS", "flash"),
    (b"CWS", "flash"),
    (b"ZWS", "flash"),
)
_PAGE_STARTS = (
    b"<!doctype",
    b"<html",
    b"<head",
    b"<body",
    b"<script",
    b"<?php",
    b"<%",
    b"<svg",
    b"<?xml",
    b"<!--",
    b"<iframe",
    b"<x:",
    b"mime-version:",
)
_PICTURE_BRANDS = {
    b"avif": "avif",
    b"avis": "avif",
    b"heic": "heic",
    b"heix": "heic",
    b"hevc": "heic",
    b"mif1": "heic",
    b"msf1": "heic",
    b"crx ": "raw",
}
_MP4_ATOMS = (b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot")

PROGRAM_ENDINGS = frozenset(
    [
        "exe",
        "dll",
        "com",
        "bat",
        "cmd",
        "ps1",
        "psm1",
        "vbs",
        "vbe",
        "js",
        "jse",
        "mjs",
        "wsf",
        "wsh",
        "hta",
        "msi",
        "msix",
        "scr",
        "pif",
        "cpl",
        "jar",
        "apk",
        "app",
        "deb",
        "rpm",
        "sh",
        "bash",
        "run",
        "php",
        "php3",
        "php4",
        "php5",
        "php7",
        "phps",
        "phtml",
        "phar",
        "asp",
        "aspx",
        "ashx",
        "cer",
        "jsp",
        "jspx",
        "cgi",
        "pl",
        "py",
        "rb",
        "lnk",
        "reg",
        "inf",
        "sys",
        "gadget",
        "chm",
        "docm",
        "dotm",
        "xlsm",
        "xltm",
        "xlam",
        "pptm",
    ]
)
PAGE_ENDINGS = frozenset(
    [
        "html",
        "htm",
        "xhtml",
        "shtml",
        "xht",
        "mht",
        "mhtml",
        "svg",
        "svgz",
        "xml",
        "xsl",
        "xslt",
        "swf",
        "htaccess",
    ]
)


def endings_for(kind: Kind) -> tuple[str, ...]:
    """The file name endings that a kind of upload takes, in the order of the table."""
    return tuple(ending for one in FORMATS if kind in one.kinds for ending in one.endings)


def mimes_for(kind: Kind) -> tuple[str, ...]:
    """The media types that a kind of upload takes."""
    return tuple(one.mime for one in FORMATS if kind in one.kinds)


def family(name: str) -> str:
    """The container that a format is written in: ``docx`` is a ``zip``."""
    return FAMILY.get(name, name)


def sniff(head: bytes) -> str:
    """Say what the first bytes of a file are: a family, a forbidden type, ``text`` or ``unknown``."""
    if head[4:8] == b"ftyp":
        return _brand(head)
    if head[:4] == b"RIFF":
        return "webp" if head[8:12] == b"WEBP" else "riff"
    if head[4:8] in _MP4_ATOMS:
        return "mp4"
    for start, found in _STARTS:
        if head.startswith(start):
            return found
    return _words(head)


def _brand(head: bytes) -> str:
    found = _PICTURE_BRANDS.get(head[8:12])
    if found == "heic" and _lists_avif(head):
        return "avif"
    return found or "mp4"


def _lists_avif(head: bytes) -> bool:
    size = min(int.from_bytes(head[:4], "big"), len(head))
    return b"avif" in [head[at : at + 4] for at in range(16, size, 4)]


def _words(head: bytes) -> str:
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00").lower()
    if _starts_with_any(start.replace(b"\x00", b""), _PAGE_STARTS):
        return "svg" if b"<svg" in start else "page"
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "text"
    binary = sum(byte < 9 or 13 < byte < 32 for byte in head)
    return "unknown" if binary or not head else "text"


def _starts_with_any(start: bytes, prefixes: Sequence[bytes]) -> bool:
    return any(start.startswith(prefix) for prefix in prefixes)
