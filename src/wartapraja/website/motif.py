"""Batik for a page without a photograph: geometry drawn from the page's own slug, so that it never changes.

Kawung (four petals round a point), parang (slanted waves) and truntum (small stars in a net) are old patterns of Java;
what stands here is our own construction of them.
"""

import hashlib
from collections.abc import Callable
from math import cos, pi, sin

WIDTH, HEIGHT = 640, 400

PALETTES = (
    ("#e3edf4", "#1f4b6e", "#7595ae", "#c98a00"),
    ("#e2f0e7", "#2c6e49", "#86ad96", "#c98a00"),
    ("#f8e5e1", "#a63d2f", "#c98c83", "#1f4b6e"),
    ("#eae7f4", "#57507f", "#938eb3", "#c98a00"),
    ("#fdf3d9", "#9a6a00", "#d0ab58", "#1f4b6e"),
)


def motif_svg(slug: str) -> str:
    """A pattern as a whole SVG file, decided by the slug alone.

    Args:
        slug: the page's slug; the same slug always gives the same bytes.
    """
    digest = hashlib.sha256(slug.encode()).digest()
    palette = PALETTES[digest[0] % len(PALETTES)]
    draw = PATTERNS[digest[1] % len(PATTERNS)]
    cell = 46 + digest[2] % 5 * 7
    size = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    ground = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{palette[0]}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} preserveAspectRatio="xMidYMid slice">{ground}{draw(cell, palette)}</svg>'


def _tiled(cell: float, tile: str) -> str:
    return (
        f'<defs><pattern id="m" width="{cell:g}" height="{cell:g}" patternUnits="userSpaceOnUse">{tile}</pattern></defs>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="url(#m)"/>'
    )


def _petal(x: float, y: float, length: float, angle: float, colour: str) -> str:
    return f'<ellipse cx="{length / 2:g}" cy="0" rx="{length * 0.42:g}" ry="{length * 0.2:g}" fill="{colour}" transform="translate({x:g} {y:g}) rotate({angle:g})"/>'


def kawung(cell: float, palette: tuple[str, ...]) -> str:
    """Petals along the four ways of the compass."""
    half = cell / 2
    petals = "".join(
        _petal(half, half, half, 90 * turn, palette[1 + turn % 2]) for turn in range(4)
    )
    corners = "".join(
        _petal(x, y, half, 90 * turn, palette[2 - turn % 2])
        for x in (0, cell)
        for y in (0, cell)
        for turn in range(4)
    )
    return _tiled(cell, petals + corners + _dot(half, half, cell * 0.045, palette[3]))


def kawung_slanted(cell: float, palette: tuple[str, ...]) -> str:
    """Petals along the diagonals."""
    half, reach = cell / 2, cell * 0.7
    petals = "".join(
        _petal(half, half, reach, 45 + 90 * turn, palette[1 + turn % 2]) for turn in range(4)
    )
    return _tiled(
        cell,
        petals + "".join(_dot(x, y, cell * 0.05, palette[3]) for x in (0, cell) for y in (0, cell)),
    )


def parang(cell: float, palette: tuple[str, ...]) -> str:
    """Slanted bands, each a row of leaning drops."""
    band = cell * 0.9
    drops = "".join(
        f'<path d="M{x:g} 0c{band * 0.3:g} {band * 0.25:g} {band * 0.3:g} {band * 0.6:g} 0 {band * 0.8:g}c-{band * 0.12:g} -{band * 0.25:g} -{band * 0.12:g} -{band * 0.55:g} 0 -{band * 0.8:g}z" fill="{palette[1 + place % 2]}"/>'
        for place, x in enumerate((band * 0.2, band * 0.7))
    )
    line = (
        f'<rect y="{band * 0.88:g}" width="{band:g}" height="{band * 0.06:g}" fill="{palette[3]}"/>'
    )
    pattern = f'<pattern id="m" width="{band:g}" height="{band:g}" patternUnits="userSpaceOnUse" patternTransform="rotate(-40)">{drops}{line}</pattern>'
    return f'<defs>{pattern}</defs><rect width="{WIDTH}" height="{HEIGHT}" fill="url(#m)"/>'


def truntum(cell: float, palette: tuple[str, ...]) -> str:
    """Small stars in a net of arcs."""
    half = cell / 2
    star = (
        _star(half, half, cell * 0.24, palette[1])
        + _star(0, 0, cell * 0.16, palette[2])
        + _star(cell, cell, cell * 0.16, palette[2])
    )
    more = _star(0, cell, cell * 0.16, palette[2]) + _star(cell, 0, cell * 0.16, palette[2])
    net = f'<path d="M0 {half:g}Q{half:g} {half * 0.4:g} {cell:g} {half:g}M{half:g} 0Q{half * 1.6:g} {half:g} {half:g} {cell:g}" fill="none" stroke="{palette[2]}" stroke-width="1.2"/>'
    return _tiled(cell, net + star + more + _dot(half, half, cell * 0.05, palette[3]))


def _star(x: float, y: float, radius: float, colour: str) -> str:
    points = " ".join(
        f"{x + (radius if turn % 2 == 0 else radius * 0.42) * cos(pi * turn / 8):.2f},{y + (radius if turn % 2 == 0 else radius * 0.42) * sin(pi * turn / 8):.2f}"
        for turn in range(16)
    )
    return f'<polygon points="{points}" fill="{colour}"/>'


def _dot(x: float, y: float, radius: float, colour: str) -> str:
    return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="{colour}"/>'


PATTERNS: tuple[Callable[[float, tuple[str, ...]], str], ...] = (
    kawung,
    kawung_slanted,
    parang,
    truntum,
)
