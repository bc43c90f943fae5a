"""File names: what people and attackers write, made safe to show and to offer for download.

A name never decides where a file lies: storage paths are made by us. It is only kept to be read.
"""

import re
import unicodedata

from wartapraja.media.gate.formats import PAGE_ENDINGS, PROGRAM_ENDINGS

LONGEST_BYTES = 180
_JOINERS = "\u200c\u200d"
_FORBIDDEN = re.compile(r'[<>:"|?*;%&`$^\\/]')
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)
_FALLBACK = "berkas"


def clean(name: str) -> str:
    """Return a name without folders, control characters, direction overrides or a hidden second ending.

    Letters of any script stay (Balinese too), as do spaces, apostrophes and the joiners that some scripts
    need. An inner ending that a server might run (``foto.php.jpg``) loses its dot.

    Args:
        name: as the browser or a form sent it; may hold anything.
    """
    text = unicodedata.normalize("NFC", name.encode("utf-8", "ignore").decode("utf-8"))
    text = re.split(r"[/\\]", text)[-1]
    text = "".join(character for character in text if _may_stay(character))
    text = re.sub(r"\s+", " ", _FORBIDDEN.sub("_", text)).strip(" .")
    stem, dot, ending = text.rpartition(".")
    if not dot:
        stem, ending = text, ""
    stem = _plain_stem(stem)
    ending = re.sub(r"[^A-Za-z0-9]", "", ending)[:8].lower()
    return _cut(stem, ending)


def ending_of(name: str) -> str:
    """The lower-case ending of a cleaned name, without its dot; empty when it has none."""
    stem, dot, ending = name.rpartition(".")
    return ending.lower() if dot and stem else ""


def _may_stay(character: str) -> bool:
    return character in _JOINERS or unicodedata.category(character) not in {
        "Cc",
        "Cf",
        "Cs",
        "Co",
        "Cn",
        "Zl",
        "Zp",
    }


def _plain_stem(stem: str) -> str:
    first, *inner = stem.split(".")
    text = first
    for piece in inner:
        runs = piece.strip().lower() in PROGRAM_ENDINGS | PAGE_ENDINGS
        text += ("_" if runs else ".") + piece
    text = text.strip(" .")
    if not text.strip("_- "):
        return _FALLBACK
    return f"_{text}" if _RESERVED.match(text) else text


def _cut(stem: str, ending: str) -> str:
    tail = f".{ending}" if ending else ""
    room = LONGEST_BYTES - len(tail)
    return stem.encode("utf-8")[:room].decode("utf-8", "ignore").rstrip(" .") + tail
