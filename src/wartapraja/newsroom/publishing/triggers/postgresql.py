"""The rules in PostgreSQL's words: one function and one trigger each."""

from collections.abc import Iterator

from wartapraja.newsroom.publishing.triggers.rules import Rule

NAMES = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"


def create(rule: Rule) -> Iterator[str]:
    """The statements that make a rule's function and trigger."""
    columns = " OF " + ", ".join(f'"{column}"' for column in rule.columns) if rule.columns else ""
    when = rule.when.replace("<>>", "IS DISTINCT FROM")
    time = "AFTER" if rule.event == "INSERT" else "BEFORE"
    row = "OLD" if rule.event == "DELETE" else "NEW"
    yield (
        f'CREATE OR REPLACE FUNCTION "{rule.name}"() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN '
        f"IF ({when}) AND NOT ({rule.unless}) THEN "
        f"RAISE EXCEPTION '{rule.name}: no step of an SOP has opened a grant for this page' USING ERRCODE = 'check_violation'; "
        f"END IF; RETURN {row}; END $guard$"
    )
    yield (
        f'CREATE TRIGGER "{rule.name}" {time} {rule.event}{columns} ON "{rule.table}" '
        f'FOR EACH ROW EXECUTE FUNCTION "{rule.name}"()'
    )


def drop(rule: Rule) -> Iterator[str]:
    """The statements that take both away."""
    yield f'DROP TRIGGER IF EXISTS "{rule.name}" ON "{rule.table}"'
    yield f'DROP FUNCTION IF EXISTS "{rule.name}"()'
