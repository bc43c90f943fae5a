"""The database itself refuses to change or remove an event."""

from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from wartapraja.record import append_only


def guard(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    append_only.guard(editor.connection)


def unguard(_apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    append_only.unguard(editor.connection)


class Migration(migrations.Migration):
    dependencies = [("record", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
