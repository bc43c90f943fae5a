"""The guards that make the database itself refuse to change the past.

A row may only be added at the end of the chain; none may be changed or removed, whoever asks: this program, an SQL
injection, or a colleague with a database client. (A superuser who drops the guards first is found by `verify`.)
"""

from django.db.backends.base.base import BaseDatabaseWrapper

MESSAGE = "The record is append-only."
NAMES = ("record_event_no_update", "record_event_no_delete", "record_event_in_order")

_SQLITE = (
    f"CREATE TRIGGER record_event_no_update BEFORE UPDATE ON record_event BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END",
    f"CREATE TRIGGER record_event_no_delete BEFORE DELETE ON record_event BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END",
    # INSERT OR REPLACE removes the old row without firing a DELETE trigger, so the place itself is checked.
    "CREATE TRIGGER record_event_in_order BEFORE INSERT ON record_event "  # noqa: S608 - constants
    "WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM record_event) "
    "OR EXISTS (SELECT 1 FROM record_event WHERE stream = NEW.stream AND version = NEW.version) "
    f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END",
)
_POSTGRESQL = (
    f"""CREATE OR REPLACE FUNCTION record_event_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '{MESSAGE}'; END $$""",
    f"""CREATE OR REPLACE FUNCTION record_event_follow() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM record_event) THEN
                RAISE EXCEPTION '{MESSAGE}';
            END IF;
            RETURN NEW;
        END $$""",  # noqa: S608 - constants
    """CREATE TRIGGER record_event_no_update BEFORE UPDATE OR DELETE ON record_event
       FOR EACH ROW EXECUTE FUNCTION record_event_refuse()""",
    """CREATE TRIGGER record_event_no_delete BEFORE TRUNCATE ON record_event
       FOR EACH STATEMENT EXECUTE FUNCTION record_event_refuse()""",
    """CREATE TRIGGER record_event_in_order BEFORE INSERT ON record_event
       FOR EACH ROW EXECUTE FUNCTION record_event_follow()""",
)


def guard(connection: BaseDatabaseWrapper) -> None:
    """Set the guards. SQLite loses them when a later migration rebuilds the table: call this again there."""
    _run(connection, _SQLITE if connection.vendor == "sqlite" else _POSTGRESQL)


def unguard(connection: BaseDatabaseWrapper) -> None:
    """Take the guards away: for a migration of the table itself, and for tests that play the intruder."""
    on_table = "" if connection.vendor == "sqlite" else " ON record_event"
    _run(connection, tuple(f"DROP TRIGGER IF EXISTS {name}{on_table}" for name in NAMES))


def guards(connection: BaseDatabaseWrapper) -> frozenset[str]:
    """The names of the guards that stand in this database."""
    catalogue = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    if connection.vendor != "sqlite":
        catalogue = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
    with connection.cursor() as cursor:
        cursor.execute(catalogue)
        return frozenset(row[0] for row in cursor.fetchall() if row[0] in NAMES)


def _run(connection: BaseDatabaseWrapper, statements: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
