"""Where a public address lies on disk. The baker writes it, the front reads it, nginx can serve it as it is.

ROOT/tree/index.html                /
ROOT/tree/berita/judul/index.html   /berita/judul/
ROOT/tree/umpan.xml                 /umpan.xml          (+ .br and .gz beside each text)
ROOT/tree/lama/@redirect            /lama/ leads to the address that the file holds
ROOT/tree/404.html, 503.html        shown with their status, no addresses of their own
ROOT/generation                     replaced after every change; the front drops its memory then
"""

import re
from pathlib import Path, PurePosixPath

TREE = "tree"
GENERATION = "generation"
REDIRECT = "@redirect"
INDEX = "index.html"
NOT_FOUND = "/404.html"
AWAY = "/503.html"
UNADDRESSED = frozenset({NOT_FOUND, AWAY})
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
HIDDEN_ENDINGS = (".br", ".gz")
LONGEST_ADDRESS = 1000

STATIC, MEDIA = "/static/", "/media/"
PUBLIC_STATIC = frozenset({"website", "fonts"})
"""Folders of the collected static files that are the public's; the others belong to the office."""

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".mp4": "video/mp4",
    ".vtt": "text/vtt; charset=utf-8",
    ".pdf": "application/pdf",
    ".csv": "text/csv; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".odp": "application/vnd.oasis.opendocument.presentation",
    ".bin": "application/octet-stream",
}
"""Every ending that is served; a file with another one does not exist for the public."""
TEXTS = frozenset({".html", ".xml", ".txt", ".css", ".js", ".json", ".webmanifest", ".svg", ".vtt"})
FEED = "/umpan.xml"
FEED_TYPE = "application/atom+xml; charset=utf-8"
_NAMED_BY_CONTENT = re.compile(r"^[0-9a-f]{16,64}\.\w+$|\.[0-9a-f]{12}\.\w+$")


class BadAddress(ValueError):
    """An address that names no place in the tree."""


def parts_of(address: str) -> tuple[str, ...]:
    """The folders and file of an address.

    Raises:
        BadAddress: it climbs, is hidden, has an empty part, or a character that no address of ours has.
    """
    if not address.startswith("/") or len(address) > LONGEST_ADDRESS:
        raise BadAddress(address)
    parts = tuple(address.removeprefix("/").removesuffix("/").split("/")) if address != "/" else ()
    if "\\" in address or any(ord(letter) < 32 or ord(letter) == 127 for letter in address):
        raise BadAddress(address)
    if any(not part or part.startswith((".", "@")) or len(part.encode()) > 240 for part in parts):
        raise BadAddress(address)
    return parts


def file_of(root: Path, address: str) -> Path:
    """The file of an address; a page's address ends with a slash.

    Raises:
        BadAddress: it names no place in the tree.
    """
    folder = root / TREE
    parts = parts_of(address)
    if address.endswith("/"):
        return folder.joinpath(*parts, INDEX)
    if parts[-1].endswith(HIDDEN_ENDINGS) or parts[-1] == INDEX:
        raise BadAddress(address)
    return folder.joinpath(*parts)


def static_file_of(static: Path, address: str) -> Path:
    """The collected static file of an address below `STATIC`.

    Raises:
        BadAddress: it names no static file of the public.
    """
    parts = parts_of(address)[1:]
    if len(parts) < 2 or parts[0] not in PUBLIC_STATIC or parts[-1].endswith(HIDDEN_ENDINGS):
        raise BadAddress(address)
    return static.joinpath(*parts)


def type_of(address: str, file: str) -> str:
    """The media type of an answer, by address and file ending; empty for an ending that is not served."""
    if address == FEED:
        return FEED_TYPE
    return TYPES.get(PurePosixPath(file).suffix.lower(), "")


def never_changes(address: str) -> bool:
    """Whether a file is named by what is in it, so that a reader may keep it for ever."""
    return address.startswith((STATIC, MEDIA)) and bool(
        _NAMED_BY_CONTENT.search(PurePosixPath(address).name)
    )
