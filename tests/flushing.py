"""Lets Django's own test machinery empty the tables between tests that commit.

The database refuses to empty the record and to take live pages down, which is right; so the guards that refuse
step aside for exactly that moment. Triggers that keep something in step stay. What the migrations had put there (the
root page, the root collection, the language) is put back, so that the next test finds the database as the first did.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.management.commands import flush
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

_SQLITE = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%RAISE%'"
_POSTGRESQL = (
    "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal "
    "AND tgrelid::regclass::text !~ '[.]'"
)


_INITIAL: dict[str, str] = {}


def remember(alias: str = "default") -> None:
    """Keep what the migrations put into the database, before any test has run."""
    rows = json.loads(connections[alias].creation.serialize_db_to_string())
    # Content types first: saving anything else would make the ones that it needs a second time.
    rows.sort(key=lambda row: row["model"] != "contenttypes.contenttype")
    _INITIAL.setdefault(alias, json.dumps(rows))


class GuardedFlush(flush.Command):
    """Django's flush, with the guards that refuse taken away before and set again after."""

    def handle(self, **options: Any) -> None:
        """Empty all tables, then put back what the migrations had put there."""
        connection = connections[options["database"]]
        initial = _INITIAL.get(connection.alias)
        options["inhibit_post_migrate"] = initial is not None
        aside = _sqlite_aside if connection.vendor == "sqlite" else _postgresql_aside
        with aside(connection):
            super().handle(**options)
            if initial is not None:
                ContentType.objects.clear_cache()
                connection.creation.deserialize_db_from_string(initial)
                ContentType.objects.clear_cache()


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
            for (
                name,
                sql,
            ) in guards:  # a room may have set its own again when the flush told of itself
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
