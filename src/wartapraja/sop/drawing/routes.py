"""Orthogonal ways between symbols: down through the gutter between rows, or along the line between two lanes."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from wartapraja.sop.drawing.shapes import Connector, Mark, Point, Row, Symbol

APART = 5.0
"""Parallel ways along one lane line stand this far apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One way to draw: from a step's last hand to another step's first."""

    source: Symbol
    target: Symbol
    label: str
    mark: Mark
    back: bool
    place: int
    """Running number; keeps parallel ways apart."""


def between_hands(hands: Sequence[Symbol]) -> list[Connector]:
    """Arrows along one row, from each hand to the next in order."""
    arrows = []
    for one, other in pairwise(hands):
        onward = other.x > one.x
        points = (one.right, other.left) if onward else (one.left, other.right)
        mark = (
            Mark.DONE
            if one.mark is Mark.DONE
            else Mark.SKIPPED
            if one.mark is Mark.SKIPPED
            else Mark.WAITING
        )
        arrows.append(Connector(source=one.step, target=other.step, points=points, mark=mark))
    return arrows


def route(edge: Edge, rows: Sequence[Row], lane_width: float) -> Connector:
    """The way of one edge: straight down or through the gutter to the next row, else beside the lanes."""
    next_row = edge.target.row == edge.source.row + 1
    points = _down(edge, rows) if next_row and not edge.back else _beside(edge, lane_width)
    return Connector(
        source=edge.source.step,
        target=edge.target.step,
        points=points,
        mark=edge.mark,
        label=edge.label,
        label_at=_label_at(points, edge),
    )


def _down(edge: Edge, rows: Sequence[Row]) -> tuple[Point, ...]:
    start, end = edge.source.bottom, edge.target.top
    if start[0] == end[0]:
        return (start, end)
    gutter = rows[edge.target.row].top - 4
    gutter = max(gutter, start[1] + 4)
    return (start, (start[0], gutter), (end[0], gutter), end)


def _beside(edge: Edge, lane_width: float) -> tuple[Point, ...]:
    """Leave a side, run along the line between two lanes, enter the target from its side."""
    to_right = edge.target.lane > edge.source.lane or (
        edge.target.lane == edge.source.lane and edge.back
    )
    start = edge.source.right if to_right else edge.source.left
    line = edge.target.lane if edge.target.lane > edge.source.lane else edge.target.lane + 1
    shift = APART * ((edge.place % 3) - 1)
    x = line * lane_width + (shift if edge.back else 0)
    end = edge.target.left if x < edge.target.x else edge.target.right
    return (start, (x, start[1]), (x, end[1]), end)


def _label_at(points: Sequence[Point], edge: Edge) -> Point:
    """Close to the diamond, beside or above the line that leaves it."""
    (x, y), (next_x, _next_y) = points[0], points[1]
    if next_x == x:
        return (x + 10, y + 8)
    return (x + 11 if next_x > x else x - 11, y - 7)
