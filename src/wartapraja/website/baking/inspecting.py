"""What lies on the tree, held against what should."""

import gzip
import hashlib
import zlib
from pathlib import Path, PurePosixPath

import brotli
from django.conf import settings

from wartapraja.website.front.files import SMALLEST
from wartapraja.website.front.layout import ENCODINGS, TEXTS, file_of

MOTIFS = "/media/motif/"


def holds(address: str, content: bytes) -> bool:
    """Whether exactly this content lies at an address, its compressed siblings too."""
    file = file_of(settings.BAKED_ROOT, address)
    return file.is_file() and file.read_bytes() == content and not wrong_siblings(file)


def large_is_whole(address: str) -> bool:
    """Whether a file that is named by its digest lies there unchanged."""
    file = file_of(settings.BAKED_ROOT, address)
    return file.is_file() and digest_of(file).startswith(PurePosixPath(address).stem)


def digest_of(file: Path) -> str:
    """The SHA-256 of a file, read piece by piece."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def siblings_of(file: Path) -> dict[Path, str]:
    """The compressed files that must lie beside a file, with their encodings."""
    if file.suffix not in TEXTS or file.stat().st_size < SMALLEST:
        return {}
    return {file.with_name(file.name + ending): name for name, ending in ENCODINGS}


def wrong_siblings(file: Path) -> list[Path]:
    """The .br and .gz beside a text that are missing, unreadable or say something else."""
    siblings = siblings_of(file)
    content = file.read_bytes() if siblings else b""
    return [path for path, name in siblings.items() if _opened(name, path) != content]


def _opened(encoding: str, path: Path) -> bytes | None:
    try:
        packed = path.read_bytes()
        return bytes(brotli.decompress(packed) if encoding == "br" else gzip.decompress(packed))
    except (OSError, EOFError, ValueError, zlib.error, brotli.error):
        return None
