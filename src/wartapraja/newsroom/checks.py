"""What must hold before the newsroom may work."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Tags, register
from django.core.checks import Warning as CheckWarning


@register(Tags.database)
def triggers_stand(databases: Sequence[str] | None = None, **_kwargs: Any) -> list[CheckMessage]:
    """The database's own part of the publishing guard is in place."""
    from wartapraja.newsroom.publishing import triggers

    gone = [name for using in databases or () for name in triggers.missing(using)]
    if not gone:
        return []
    return [
        CheckWarning(
            f"The publishing guard lacks {len(gone)} trigger(s) in the database, first {gone[0]}.",
            hint="Run “manage.py migrate”: it puts them in place.",
            id="newsroom.W001",
        )
    ]
