"""Geometry to SVG. Colours come from the page's stylesheet by class, or from `STYLE` in a file of its own."""

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from wartapraja.sop.drawing.geometry import Drawing
from wartapraja.sop.drawing.shapes import Connector, Mark, Point, Shape, Symbol

STYLE = """
.sop text{font:500 11px "Plus Jakarta Sans",Arimo,Arial,sans-serif;fill:#14202b;text-anchor:middle;dominant-baseline:central}
.sop .word{font-size:10px;fill:#51606d}
.sop .lane{stroke:#dfe4e8;stroke-width:1}
.sop .sym{fill:#fff;stroke:#93a1ad;stroke-width:1.5}
.sop .done .sym{fill:#e2f0e7;stroke:#2c6e49;stroke-width:1.7}
.sop .now .sym{fill:#fdf3d9;stroke:#c98a00;stroke-width:2.4}
.sop .returned .sym{fill:#fdf3d9;stroke:#a63d2f;stroke-dasharray:4 2}
.sop .rejected .sym{fill:#f8e5e1;stroke:#a63d2f}
.sop .skipped .sym{stroke-dasharray:3 3}
.sop .skipped text{fill:#93a1ad}
.sop .way{fill:none;stroke:#93a1ad;stroke-width:1.4}
.sop .tip{fill:#93a1ad}
.sop .done .way{stroke:#2c6e49}.sop .done .tip{fill:#2c6e49}
.sop .returned .way{stroke:#a63d2f}.sop .returned .tip{fill:#a63d2f}
.sop .skipped .way{stroke-dasharray:3 3}
"""


def lanes_svg(drawing: Drawing, *, title: str, words: Mapping[str, str], ident: str = "sop") -> str:
    """The lanes of a drawing as an SVG element for a page; state is also told in words for those who listen.

    Args:
        drawing: the geometry.
        title: what the picture shows.
        words: a sentence for each step key ("Step 3, Kabid: done").
        ident: unique in the page.
    """
    size = f'width="{drawing.width:g}" height="{drawing.height:g}" viewBox="0 0 {drawing.width:g} {drawing.height:g}"'
    return (
        f'<svg class="sop" xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="{ident}-title">'
        f'<title id="{ident}-title">{escape(title)}</title>{lanes_body(drawing, words)}</svg>'
    )


def lanes_body(drawing: Drawing, words: Mapping[str, str]) -> str:
    """Lane lines, ways and symbols, ways beneath."""
    lines = "".join(
        f'<path class="lane" d="M{lane * drawing.lane_width:g} 0V{drawing.height:g}"/>'
        for lane in range(len(drawing.lanes) + 1)
    )
    order = sorted(drawing.connectors, key=lambda way: _ORDER.get(way.mark, 1))
    return (
        lines
        + "".join(map(_way, order))
        + "".join(_symbol(each, words) for each in drawing.symbols)
    )


_ORDER = {Mark.SKIPPED: 0, Mark.WAITING: 1, Mark.RETURNED: 2, Mark.DONE: 3}


def _way(way: Connector) -> str:
    path = "M" + "L".join(f"{x:g} {y:g}" for x, y in _shortened(way.points))
    word = ""
    if way.label:
        x, y = way.label_at
        word = f'<text class="word" x="{x:g}" y="{y:g}">{escape(way.label.lower())}</text>'
    return f'<g class="{way.mark}"><path class="way" d="{path}"/>{_tip(way.points)}{word}</g>'


def _shortened(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """End the line at the foot of the arrow's tip."""
    (x0, y0), (x, y) = points[-2], points[-1]
    dx, dy = _sign(x - x0), _sign(y - y0)
    return (*points[:-1], (x - dx * 6, y - dy * 6))


def _tip(points: tuple[Point, ...]) -> str:
    (x0, y0), (x, y) = points[-2], points[-1]
    dx, dy = _sign(x - x0), _sign(y - y0)
    left = (x - dx * 7 - dy * 4, y - dy * 7 - dx * 4)
    right = (x - dx * 7 + dy * 4, y - dy * 7 + dx * 4)
    corners = " ".join(f"{px:g},{py:g}" for px, py in ((x, y), left, right))
    return f'<polygon class="tip" points="{corners}"/>'


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


def _symbol(symbol: Symbol, words: Mapping[str, str]) -> str:
    spoken = words.get(symbol.step, "")
    told = f"<title>{escape(spoken)}</title>" if spoken else ""
    text = (
        f'<text x="{symbol.x:g}" y="{symbol.y + 0.5:g}">{escape(symbol.label)}</text>'
        if symbol.label
        else ""
    )
    return f'<g class="{symbol.mark}" data-step={quoteattr(symbol.step)}>{told}{_outline(symbol)}{text}</g>'


def _outline(symbol: Symbol) -> str:
    x, y, width, height = symbol.x, symbol.y, symbol.width, symbol.height
    if symbol.shape is Shape.DIAMOND:
        return _polygon((symbol.top, symbol.right, symbol.bottom, symbol.left))
    if symbol.shape is Shape.PENTAGON:
        left, right, top, low = x - width / 2, x + width / 2, y - height / 2, y + height / 6
        return _polygon(((left, top), (right, top), (right, low), (x, y + height / 2), (left, low)))
    round_ = height / 2 if symbol.shape is Shape.CAPSULE else 3
    return f'<rect class="sym" x="{x - width / 2:g}" y="{y - height / 2:g}" width="{width:g}" height="{height:g}" rx="{round_:g}"/>'


def _polygon(points: tuple[Point, ...]) -> str:
    corners = " ".join(f"{x:g},{y:g}" for x, y in points)
    return f'<polygon class="sym" points="{corners}"/>'
