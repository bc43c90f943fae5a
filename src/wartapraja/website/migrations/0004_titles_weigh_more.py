"""The words of a title in a column of their own, so that they weigh more than those of the body."""

from importlib import import_module
from typing import Any

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from wartapraja.website.searching import stems_of

ADD = "INSERT INTO website_search(rowid, title_stems, stems) VALUES (new.id, new.title_stems, new.stems);"
REMOVE = "INSERT INTO website_search(website_search, rowid, title_stems, stems) VALUES ('delete', old.id, old.title_stems, old.stems);"
REBUILD = "INSERT INTO website_search(website_search) VALUES ('rebuild')"
SQLITE = [
    "CREATE VIRTUAL TABLE website_search USING fts5(title_stems, stems, content='website_searchentry', content_rowid='id', tokenize='unicode61 remove_diacritics 2')",
    REBUILD,
    f"CREATE TRIGGER website_search_added AFTER INSERT ON website_searchentry BEGIN {ADD} END",
    f"CREATE TRIGGER website_search_removed AFTER DELETE ON website_searchentry BEGIN {REMOVE} END",
    f"CREATE TRIGGER website_search_changed AFTER UPDATE ON website_searchentry BEGIN {REMOVE} {ADD} END",
]
POSTGRESQL = [
    """ALTER TABLE website_searchentry ADD COLUMN words tsvector GENERATED ALWAYS AS (
         setweight(to_tsvector('simple', title_stems), 'A') || setweight(to_tsvector('simple', stems), 'D')) STORED""",
    "CREATE INDEX website_search ON website_searchentry USING gin (words)",
]
DROP_SQLITE = [
    *(f"DROP TRIGGER website_search_{event}" for event in ("added", "removed", "changed")),
    "DROP TABLE website_search",
]
DROP_POSTGRESQL = ["DROP INDEX website_search"]


def drop(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Drop the index; a table that is made anew for a column would lose its triggers."""
    for statement in DROP_SQLITE if editor.connection.vendor == "sqlite" else DROP_POSTGRESQL:
        editor.execute(statement)


def fill(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Stem the titles of what is indexed."""
    entries = apps.get_model("website", "SearchEntry").objects
    for entry in entries.only("title").iterator(chunk_size=1000):
        entries.filter(pk=entry.pk).update(title_stems=stems_of(entry.title))


def build(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the index of two columns, of the engine at hand."""
    for statement in SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL:
        editor.execute(statement)


def drop_new(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Drop the index of two columns."""
    drop(apps, editor)
    if editor.connection.vendor != "sqlite":
        editor.execute("ALTER TABLE website_searchentry DROP COLUMN words")


def build_old(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the index of one column again."""
    import_module("wartapraja.website.migrations.0002_search_index").build(apps, editor)
    if editor.connection.vendor == "sqlite":
        editor.execute(REBUILD)


class Migration(migrations.Migration):
    dependencies = [("website", "0003_turns_and_lists")]
    operations = [
        migrations.RunPython(drop, build_old),
        migrations.AddField("searchentry", "title_stems", models.TextField(default="")),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(build, drop_new),
    ]
