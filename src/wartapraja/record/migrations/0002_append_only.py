"""The database itself refuses to change or remove an event."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE = [
    f"CREATE TRIGGER record_event_no_{verb.lower()} BEFORE {verb} ON record_event "
    f"BEGIN SELECT RAISE(ABORT, 'The record is append-only.'); END"
    for verb in ("UPDATE", "DELETE")
]
POSTGRESQL = [
    """CREATE FUNCTION record_event_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION 'The record is append-only.'; END $$""",
    """CREATE TRIGGER record_event_append_only BEFORE UPDATE OR DELETE ON record_event
       FOR EACH ROW EXECUTE FUNCTION record_event_refuse()""",
    """CREATE TRIGGER record_event_no_truncate BEFORE TRUNCATE ON record_event
       FOR EACH STATEMENT EXECUTE FUNCTION record_event_refuse()""",
]


def guard(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the guards of the engine at hand."""
    for statement in SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("record", "0001_initial")]
    operations = [migrations.RunPython(guard, migrations.RunPython.noop)]
