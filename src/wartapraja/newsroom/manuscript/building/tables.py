"""Tables: merged cells are dissolved, headers found, every row made equally wide."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from wartapraja.newsroom.manuscript.building.inline import (
    Place,
    Reading,
    all_bold,
    plain,
    written,
)
from wartapraja.newsroom.manuscript.cleaning import inline_html
from wartapraja.newsroom.manuscript.types import Cell, Table, Unreadable

_EMPTY = Cell(text="", html="", header=False)
_WIDEST = 64
_MOST_CELLS = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTable:
    """A table, the pictures that stood in its cells, and whether cells were merged."""

    table: Table | None
    places: tuple[Place, ...]
    merged: bool


@dataclass(slots=True)
class _Field:
    """A cell as it was in the document."""

    cell: Cell
    bold: bool
    right: int
    down: int


def only_cell(table: HtmlElement) -> HtmlElement | None:
    """Give the cell of a table that has just one: such a table is a frame, its content is running text."""
    cells = [cell for row in _rows(table) for cell in _cells(row)]
    return cells[0] if len(cells) == 1 else None


def read_table(table: HtmlElement, reading: Reading) -> ReadTable:
    """Read a table element.

    Args:
        table: ``table``; tables inside its cells become lines of text.
        reading: reads the cells.

    Raises:
        Unreadable: too_many_cells.
    """
    places: list[Place] = []
    rows = [[_field(cell, reading, places) for cell in _cells(row)] for row in _rows(table)]
    grid = _level(_spread(rows))
    grid = [row for row in grid if row]
    caption = table.find("caption")
    words = "" if caption is None else plain(reading.pieces(caption))
    filled = any(cell.text for row in grid for cell in row)
    return ReadTable(
        table=Table(rows=tuple(grid), caption=words.replace("\n", " ")) if filled else None,
        places=tuple(places),
        merged=any(field.right > 1 or field.down > 1 for row in rows for field in row),
    )


def _rows(table: HtmlElement) -> Iterator[HtmlElement]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody"):
            yield from (row for row in child if row.tag == "tr")


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _field(cell: HtmlElement, reading: Reading, places: list[Place]) -> _Field:
    pieces = reading.pieces(cell)
    places.extend(piece for piece in pieces if isinstance(piece, Place))
    made = Cell(
        text=plain(pieces),
        html=inline_html(written(pieces)) if plain(pieces) else "",
        header=cell.tag == "th",
    )
    return _Field(
        cell=made,
        bold=all_bold(pieces),
        right=_span(cell.get("colspan")),
        down=_span(cell.get("rowspan")),
    )


def _span(value: str | None) -> int:
    digits = (value or "1").strip()
    if not digits.isascii() or not digits.isdigit() or len(digits) > 6:
        return 1
    return max(1, int(digits))


def _spread(rows: list[list[_Field]]) -> list[list[Cell]]:
    """Put each cell into every row it covers."""
    _head_first_row(rows)
    hanging: dict[int, tuple[Cell, int]] = {}
    grid: list[list[Cell]] = []
    for fields in rows:
        line: list[Cell] = []
        waiting = list(reversed(fields))
        while len(line) < _WIDEST and (waiting or any(at >= len(line) for at in hanging)):
            if len(line) in hanging:
                line.append(_take(hanging, len(line)))
            elif waiting:
                _lay(waiting.pop(), line, hanging)
            else:
                line.append(_EMPTY)
        grid.append(line)
    return grid


def _lay(field: _Field, line: list[Cell], hanging: dict[int, tuple[Cell, int]]) -> None:
    for offset in range(min(field.right, _WIDEST - len(line))):
        covered = field.cell if offset == 0 or field.cell.header else _EMPTY
        if field.down > 1:
            hanging[len(line)] = (covered, field.down - 1)
        line.append(covered)


def _take(hanging: dict[int, tuple[Cell, int]], at: int) -> Cell:
    cell, left = hanging.pop(at)
    if left > 1:
        hanging[at] = (cell, left - 1)
    return cell


def _head_first_row(rows: list[list[_Field]]) -> None:
    """Take a first row that is bold throughout as the header when the writer marked none."""
    if len(rows) < 2 or any(field.cell.header for row in rows for field in row):
        return
    if rows[0] and all(field.bold for field in rows[0]):
        for field in rows[0]:
            field.cell = replace(field.cell, header=True)


def _level(grid: list[list[Cell]]) -> list[tuple[Cell, ...]]:
    width = max((len(row) for row in grid), default=0)
    if width * len(grid) > _MOST_CELLS:
        raise Unreadable("too_many_cells", limit=_MOST_CELLS)
    return [tuple(row + [_EMPTY] * (width - len(row))) for row in grid if width]
