"""The whole table of a procedure as one SVG: number, activity, lanes, requirements, time, output."""

from collections.abc import Sequence
from dataclasses import replace
from textwrap import wrap
from xml.sax.saxutils import escape

from wartapraja.sop.definition import Definition, Step, Track
from wartapraja.sop.drawing.geometry import Layout, draw
from wartapraja.sop.drawing.svg import STYLE, lanes_body
from wartapraja.sop.engine.progress import StepProgress

NUMBER, ACTIVITY, NEEDS, TIME, OUTPUT = 34.0, 250.0, 190.0, 90.0, 160.0
LINE, PAD, HEAD, TITLE = 14.0, 8.0, 34.0, 34.0
CHARACTER = 5.9
"""Mean width of a character at 11 px; on the wide side, so that no word leaves its cell."""

_SHEET_STYLE = """
.sheet{background:#fff}
.sheet .cell{font:400 11px "Plus Jakarta Sans",Arimo,Arial,sans-serif;fill:#14202b;text-anchor:start;dominant-baseline:auto}
.sheet .head{font:600 11px "Plus Jakarta Sans",Arimo,Arial,sans-serif;fill:#14202b;text-anchor:start}
.sheet .name{font:700 15px "Plus Jakarta Sans",Arimo,Arial,sans-serif;fill:#14202b;text-anchor:start}
.sheet .rule{stroke:#dfe4e8;stroke-width:1;fill:none}
"""


def sheet_svg(
    definition: Definition,
    *,
    heads: Sequence[str],
    progress: dict[str, Sequence[StepProgress]] | None = None,
) -> str:
    """Every track of a procedure, one table beneath the other, as a file that stands alone.

    Args:
        definition: what to draw.
        heads: the words over the columns number, activity, requirements, time, output.
        progress: how far a case is, by track key.
    """
    parts: list[str] = []
    top, widest = 0.0, 0.0
    for track in definition.tracks:
        body, height, width = _table(definition, track, heads, (progress or {}).get(track.key, ()))
        parts.append(f'<g transform="translate(0 {top:g})">{body}</g>')
        top += height + 24
        widest = max(widest, width)
    size = f'width="{widest:g}" height="{top:g}" viewBox="0 0 {widest:g} {top:g}"'
    return (
        f'<svg class="sop sheet" xmlns="http://www.w3.org/2000/svg" {size} role="img">'
        f"<title>{escape(definition.title)}</title><style>{STYLE}{_SHEET_STYLE}</style>"
        f'<rect width="100%" height="100%" fill="#fff"/>{"".join(parts)}</svg>'
    )


def _table(
    definition: Definition, track: Track, heads: Sequence[str], progress: Sequence[StepProgress]
) -> tuple[str, float, float]:
    heights = {step.key: _height(step) for step in track.steps}
    drawing = draw(
        definition, track, progress, replace(Layout(), lane_width=78, row_heights=heights)
    )
    lanes_left = NUMBER + ACTIVITY
    right = lanes_left + drawing.width
    width = right + NEEDS + TIME + OUTPUT
    cells = [
        _words(
            definition.title
            if len(definition.tracks) == 1
            else f"{definition.title} · {track.title}",
            PAD,
            22,
            "name",
        )
    ]
    cells += [
        _words(head, x, TITLE + 21, "head")
        for head, x in zip(
            heads,
            (6.0, NUMBER + PAD, right + PAD, right + NEEDS + PAD, right + NEEDS + TIME + PAD),
            strict=True,
        )
    ]
    cells += _lane_heads(definition, drawing.lanes, lanes_left, drawing.lane_width)
    for row, step in zip(drawing.rows, track.steps, strict=True):
        y = TITLE + HEAD + row.top
        cells.append(f'<path class="rule" d="M0 {y:g}H{width:g}"/>')
        cells.append(_row(step, y, right))
    body = (
        "".join(cells)
        + f'<g transform="translate({lanes_left:g} {TITLE + HEAD:g})">{lanes_body(drawing, {})}</g>'
    )
    total = TITLE + HEAD + drawing.height
    frame = f'<rect class="rule" x="0.5" y="{TITLE:g}" width="{width - 1:g}" height="{total - TITLE:g}"/>'
    return body + frame, total + 2, width


def _lane_heads(
    definition: Definition, lanes: Sequence[str], left: float, lane_width: float
) -> list[str]:
    words = []
    for index, key in enumerate(lanes):
        actor = definition.actor(key)
        lines = wrap(actor.title if actor else key, 13)[:3]
        first = TITLE + HEAD / 2 - (len(lines) - 1) * 5.5
        words += [
            f'<text class="word" x="{left + (index + 0.5) * lane_width:g}" y="{first + place * 11:g}">{escape(line)}</text>'
            for place, line in enumerate(lines)
        ]
    return words


def _row(step: Step, y: float, right: float) -> str:
    return (
        _words(step.number or "", PAD, y + PAD + 10, "cell")
        + _lines(step.text, NUMBER + PAD, y, ACTIVITY)
        + _lines(step.needs, right + PAD, y, NEEDS)
        + _lines(step.time.text, right + NEEDS + PAD, y, TIME)
        + _lines(step.output, right + NEEDS + TIME + PAD, y, OUTPUT)
    )


def _broken(text: str, width: float) -> list[str]:
    return wrap(text, max(int((width - 2 * PAD) / CHARACTER), 6)) or [""]


def _height(step: Step) -> float:
    lines = max(
        len(_broken(text, width))
        for text, width in ((step.text, ACTIVITY), (step.needs, NEEDS), (step.output, OUTPUT))
    )
    return max(46.0, lines * LINE + 2 * PAD)


def _lines(text: str, x: float, y: float, width: float) -> str:
    return "".join(
        _words(line, x, y + PAD + 10 + place * LINE, "cell")
        for place, line in enumerate(_broken(text, width))
    )


def _words(text: str, x: float, y: float, kind: str) -> str:
    return f'<text class="{kind}" x="{x:g}" y="{y:g}">{escape(text)}</text>' if text else ""
