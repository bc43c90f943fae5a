"""Where a public address lies on disk. The baker writes it, the front reads it, nginx can serve it as it is.

ROOT/tree/index.html                /
ROOT/tree/berita/judul/index.html   /berita/judul/
ROOT/tree/umpan.xml                 /umpan.xml          (+ .br and .gz beside each text)
ROOT/tree/lama/@redirect            /lama/ leads to the address that the file holds
ROOT/generation                     replaced after every change; the front drops its memory then
"""

from pathlib import Path, PurePosixPath

TREE = "tree"
GENERATION = "generation"
REDIRECT = "@redirect"
INDEX = "index.html"
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
HIDDEN_ENDINGS = (".br", ".gz")

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
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
}
TEXTS = frozenset({".html", ".xml", ".txt", ".css", ".js", ".json", ".svg", ".vtt"})
FEED = "/umpan.xml"
FEED_TYPE = "application/atom+xml; charset=utf-8"


class BadAddress(ValueError):
    """An address that names no place in the tree."""


def parts_of(address: str) -> tuple[str, ...]:
    """The folders and file of an address.

    Raises:
        BadAddress: it climbs, is hidden, or holds a character that no address of ours has.
    """
    if not address.startswith("/") or "\\" in address or "\0" in address or len(address) > 1000:
        raise BadAddress(address)
    parts = tuple(part for part in address.split("/") if part)
    if any(part.startswith((".", "@")) for part in parts) or any(
        ord(letter) < 32 for letter in address
    ):
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
    if parts and parts[-1].endswith(HIDDEN_ENDINGS):
        raise BadAddress(address)
    return folder.joinpath(*parts)


def type_of(address: str, file: str) -> str:
    """The media type of an answer, by address and file ending."""
    if address == FEED:
        return FEED_TYPE
    return TYPES.get(PurePosixPath(file).suffix.lower(), "application/octet-stream")
