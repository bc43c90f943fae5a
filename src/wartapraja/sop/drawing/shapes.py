"""What a drawing is made of. Lengths are in CSS pixels; y grows downwards."""

from dataclasses import dataclass
from enum import StrEnum

Point = tuple[float, float]


class Shape(StrEnum):
    """The legal symbols that stand in a lane; the arrow is a `Connector`."""

    CAPSULE = "capsule"
    BOX = "box"
    DIAMOND = "diamond"
    PENTAGON = "pentagon"


class Mark(StrEnum):
    """How far a symbol or a connector has come; drawn by fill and line, never by colour alone."""

    WAITING = "waiting"
    NOW = "now"
    DONE = "done"
    SKIPPED = "skipped"
    RETURNED = "returned"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbol:
    """One symbol: centre, size, what is written in it and how far it is."""

    step: str
    hand: int
    lane: int
    row: int
    shape: Shape
    x: float
    y: float
    width: float
    height: float
    label: str
    mark: Mark

    @property
    def top(self) -> Point:
        """Middle of the upper edge."""
        return (self.x, self.y - self.height / 2)

    @property
    def bottom(self) -> Point:
        """Middle of the lower edge."""
        return (self.x, self.y + self.height / 2)

    @property
    def left(self) -> Point:
        """Middle of the left edge."""
        return (self.x - self.width / 2, self.y)

    @property
    def right(self) -> Point:
        """Middle of the right edge."""
        return (self.x + self.width / 2, self.y)


@dataclass(frozen=True, slots=True, kw_only=True)
class Connector:
    """An orthogonal arrow; `points` run from the source's edge to the target's edge."""

    source: str
    target: str
    points: tuple[Point, ...]
    mark: Mark
    label: str = ""
    label_at: Point = (0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the table: where it begins and how high it is."""

    step: str
    top: float
    height: float

    @property
    def middle(self) -> float:
        """The line on which its symbols stand."""
        return self.top + self.height / 2
