"""Lets Django's own test machinery empty the tables between tests that commit.

The database refuses to empty the record and to take live pages down, which is right; so the guards that refuse
step aside for exactly that moment. Triggers that keep something in step stay.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.commands import flush
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

_SQLITE = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%RAISE%'"
_POSTGRESQL = (
    "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal "
    "AND tgrelid::regclass::text !~ '[.]'"
)


class GuardedFlush(flush.Command):
    """Django's flush, with the guards that refuse taken away before and set again after."""

    def handle(self, **options: Any) -> None:
        """Empty all tables."""
        connection = connections[options["database"]]
        aside = _sqlite_aside if connection.vendor == "sqlite" else _postgresql_aside
        with aside(connection):
            super().handle(**options)


@contextmanager
def _sqlite_aside(connection: BaseDatabaseWrapper) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(_SQLITE)
        guards = cursor.fetchall()
        for name, _sql in guards:
            cursor.execute(f'DROP TRIGGER "{name}"')
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            for name, sql in guards:  # a room may have set its own again when the flush told of itself
                cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"')
                cursor.execute(sql)


@contextmanager
def _postgresql_aside(connection: BaseDatabaseWrapper) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(_POSTGRESQL)
        tables = [row[0] for row in cursor.fetchall()]
    _switch(connection, tables, "DISABLE")
    try:
        yield
    finally:
        _switch(connection, tables, "ENABLE")


def _switch(connection: BaseDatabaseWrapper, tables: list[str], verb: str) -> None:
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} {verb} TRIGGER USER")


flush.Command = GuardedFlush  # type: ignore[misc]
