"""The full-text index over the stemmed words: FTS5 on SQLite, a GIN index on PostgreSQL."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE = [
    """CREATE VIRTUAL TABLE website_search USING fts5(stems, content='website_searchentry', content_rowid='id', tokenize='unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER website_search_added AFTER INSERT ON website_searchentry BEGIN
         INSERT INTO website_search(rowid, stems) VALUES (new.id, new.stems); END""",
    """CREATE TRIGGER website_search_removed AFTER DELETE ON website_searchentry BEGIN
         INSERT INTO website_search(website_search, rowid, stems) VALUES ('delete', old.id, old.stems); END""",
    """CREATE TRIGGER website_search_changed AFTER UPDATE ON website_searchentry BEGIN
         INSERT INTO website_search(website_search, rowid, stems) VALUES ('delete', old.id, old.stems);
         INSERT INTO website_search(rowid, stems) VALUES (new.id, new.stems); END""",
]
POSTGRESQL = [
    "CREATE INDEX website_search ON website_searchentry USING gin (to_tsvector('simple', stems))",
]


def build(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the index of the engine at hand."""
    for statement in SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("website", "0001_initial")]
    operations = [migrations.RunPython(build, migrations.RunPython.noop)]
