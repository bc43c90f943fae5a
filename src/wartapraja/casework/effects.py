"""What casework does to the world: it writes to people, and moves open due times when the holidays change."""

from typing import Any

from wartapraja.casework.commands.deadlines import recompute
from wartapraja.casework.models import StepRun
from wartapraja.casework.notices.telling import tell_turn
from wartapraja.record.effects import EffectContext, effect


@effect("casework.tell_turn")
def tell(payload: dict[str, Any], context: EffectContext) -> dict[str, Any]:
    """Tell the holders of a turn, if it is still open."""
    turn = (
        StepRun.objects.select_related("case__office", "case__procedure", "assignee")
        .filter(pk=payload["run"], open=True)
        .first()
    )
    return {"told": tell_turn(turn, context.now) if turn else 0}


@effect("casework.recompute_due")
def recompute_due(payload: dict[str, Any], context: EffectContext) -> dict[str, Any]:
    """Recompute the open due times of an office after its calendar changed; the result lists what moved."""
    return {"moved": recompute(payload["office"], context.now)}
