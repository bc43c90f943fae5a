"""The rules in SQLite's words."""

from collections.abc import Iterator

from wartapraja.newsroom.publishing.triggers.rules import Rule

NAMES = "SELECT name FROM sqlite_master WHERE type = 'trigger'"


def create(rule: Rule) -> Iterator[str]:
    """The statements that make a rule's trigger."""
    columns = " OF " + ", ".join(f'"{column}"' for column in rule.columns) if rule.columns else ""
    when = rule.when.replace("<>>", "IS NOT")
    time = "AFTER" if rule.event == "INSERT" else "BEFORE"
    yield (
        f'CREATE TRIGGER "{rule.name}" {time} {rule.event}{columns} ON "{rule.table}" '
        f"WHEN ({when}) AND NOT ({rule.unless}) "
        f"BEGIN SELECT RAISE(ABORT, '{rule.name}: no step of an SOP has opened a grant for this page'); END"
    )


def drop(rule: Rule) -> Iterator[str]:
    """The statements that take it away."""
    yield f'DROP TRIGGER IF EXISTS "{rule.name}"'
