"""Rows of the database as links of the chain, byte for byte."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection

from wartapraja.record.chain import End, Link, canonical_time

CHUNK = 5_000
_SQLITE_COLUMNS = (
    "seq, CAST(stream AS BLOB), version, CAST(kind AS BLOB), format, CAST(at AS BLOB), "
    "CAST(actor AS BLOB), CAST(payload AS BLOB), CAST(prev_hash AS BLOB), CAST(hash AS BLOB)"
)
_COLUMNS = "seq, stream, version, kind, format, at, actor, payload, prev_hash, hash"


def links(past: int = 0, up_to: int | None = None) -> Iterator[Link]:
    """The events after place `past`, in order, without holding a transaction open.

    Raises:
        django.db.DatabaseError: the database cannot read its own file.
    """
    as_link = _from_sqlite if connection.vendor == "sqlite" else _from_postgresql
    while True:
        rows = _rows(past, up_to)
        for row in rows:
            yield as_link(row)
        if len(rows) < CHUNK:
            return
        past = rows[-1][0]


def noted_end() -> End:
    """Where the record says that its chain ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq, hash FROM record_chainhead WHERE id = 1")
        row = cursor.fetchone()
    return End(*row) if row else End(0, "0" * 64)


def place_past_end() -> int | None:
    """The first event past the noted end: nobody adds one lawfully without moving the end with it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT min(seq) FROM record_event "
            "WHERE seq > coalesce((SELECT seq FROM record_chainhead WHERE id = 1), 0)"
        )
        found: int | None = cursor.fetchone()[0]
    return found


def _rows(past: int, up_to: int | None) -> Sequence[tuple[Any, ...]]:
    columns = _SQLITE_COLUMNS if connection.vendor == "sqlite" else _COLUMNS
    bound = "" if up_to is None else "AND seq <= %s "
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {columns} FROM record_event WHERE seq > %s {bound}ORDER BY seq LIMIT {CHUNK}",  # noqa: S608 - constants
            [past] if up_to is None else [past, up_to],
        )
        rows: Sequence[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _from_postgresql(row: tuple[Any, ...]) -> Link:
    return Link._make((*row[:5], canonical_time(row[5]), *row[6:]))


def _from_sqlite(row: tuple[Any, ...]) -> Link:
    """SQLite hands out bytes, so that a byte that is no UTF-8 condemns its own row and not the whole read."""
    cells = [cell.decode("utf-8", "replace") if isinstance(cell, bytes) else cell for cell in row]
    at = cells[5]
    if isinstance(at, str) and at[10:11] == " ":
        cells[5] = f"{at[:10]}T{at[11:]}+00:00"
    return Link._make(cells)
