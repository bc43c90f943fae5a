"""The typefaces of our papers, and which characters they can show."""

import struct
from functools import cache
from pathlib import Path

import typst
from django.conf import settings


def folder() -> Path:
    """Where Arimo (metric twin of Arial, open licence) lies."""
    return Path(settings.NODE_MODULES) / "@expo-google-fonts" / "arimo"


@cache
def fonts() -> typst.Fonts:
    """Arimo and what Typst carries itself; never the fonts of the machine, so every machine prints alike."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(folder())]
    )


@cache
def coverage() -> frozenset[int]:
    """The code points that Arimo has a glyph for."""
    data = (folder() / "400Regular" / "Arimo_400Regular.ttf").read_bytes()
    cmap = _table(data, b"cmap")
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    found: set[int] = set()
    for n in range(count):
        (offset,) = struct.unpack_from(">I", data, cmap + 4 + 8 * n + 4)
        found |= _mapped(data, cmap + offset)
    return frozenset(found)


def _table(data: bytes, tag: bytes) -> int:
    (count,) = struct.unpack_from(">H", data, 4)
    for n in range(count):
        name, _sum, offset, _length = struct.unpack_from(">4sIII", data, 12 + 16 * n)
        if name == tag:
            return int(offset)
    raise ValueError(f"The font has no {tag!r} table.")


def _mapped(data: bytes, at: int) -> set[int]:
    """Code points of one subtable: format 12 (all planes) or 4 (the first); others repeat these."""
    (layout,) = struct.unpack_from(">H", data, at)
    if layout == 12:
        (groups,) = struct.unpack_from(">I", data, at + 12)
        spans = [struct.unpack_from(">II", data, at + 16 + 12 * n) for n in range(groups)]
        return {code for first, last in spans for code in range(first, last + 1)}
    if layout != 4:
        return set()
    (twice,) = struct.unpack_from(">H", data, at + 6)
    ends = struct.unpack_from(f">{twice // 2}H", data, at + 14)
    starts = struct.unpack_from(f">{twice // 2}H", data, at + 16 + twice)
    pairs = zip(starts, ends, strict=True)
    return {code for first, last in pairs for code in range(first, last + 1)} - {0xFFFF}
