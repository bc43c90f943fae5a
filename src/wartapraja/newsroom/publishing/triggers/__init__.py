"""The third layer: the database refuses what no method was asked about, such as ``queryset.update(live=True)``.

Each `Rule` says which change of which table needs which open row in the ledger of grants; `sqlite` and `postgresql` say
it in the words of their engine. `install` puts all of them in place and may run any number of times.
"""

from django.db import DatabaseError, connections, transaction

from wartapraja.newsroom.publishing.triggers import postgresql, sqlite
from wartapraja.newsroom.publishing.triggers.rules import page_models, rules

__all__ = ["install", "missing", "page_models", "remove", "rules"]

ENGINES = {"sqlite": sqlite, "postgresql": postgresql}


def install(using: str = "default") -> None:
    """Put the triggers in place, if their tables are there."""
    connection = connections[using]
    engine = ENGINES[connection.vendor]
    wanted = rules()
    there = set(connection.introspection.table_names())
    if not {rule.table for rule in wanted} <= there:
        return
    with transaction.atomic(using=using), connection.cursor() as cursor:
        for rule in wanted:
            for statement in (*engine.drop(rule), *engine.create(rule)):
                cursor.execute(statement)


def remove(using: str = "default") -> None:
    """Take the triggers away: for flushing a test database, and for showing in tests what they stop."""
    connection = connections[using]
    engine = ENGINES[connection.vendor]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        for rule in rules():
            for statement in engine.drop(rule):
                cursor.execute(statement)


def missing(using: str = "default") -> list[str]:
    """Names of the rules whose trigger is not in the database."""
    connection = connections[using]
    try:
        with connection.cursor() as cursor:
            cursor.execute(ENGINES[connection.vendor].NAMES)
            there = {row[0] for row in cursor.fetchall()}
    except DatabaseError:
        return [rule.name for rule in rules()]
    return [rule.name for rule in rules() if rule.name not in there]
