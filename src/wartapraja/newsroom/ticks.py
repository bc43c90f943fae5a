"""What the newsroom looks at by the clock."""

from datetime import datetime

from django.db import transaction

from wartapraja.casework import queries as casework
from wartapraja.newsroom import commands, queries
from wartapraja.record.ticks import tick


@tick("newsroom.second_looks", every_seconds=300)
def remind(now: datetime) -> None:
    """Write once more about a second look whose two hours have passed."""
    for emergency in queries.open_second_looks():
        if emergency.due_at < now:
            with transaction.atomic():
                commands.ask_second_look(emergency, at=now, again="late")


@tick("newsroom.desks", every_seconds=60)
def let_go(now: datetime) -> None:
    """Let go of pages whose case was ended outside a step, so that another case may take them up."""
    commands.release(casework.is_closed)
