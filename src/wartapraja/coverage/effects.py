"""What coverage does to the world: it writes to the team, and reads the leader's calendar."""

from typing import Any

from wartapraja.coverage.models import Event
from wartapraja.coverage.telling import write_to
from wartapraja.organisation import queries as organisation
from wartapraja.record.effects import EffectContext, effect


@effect("coverage.tell")
def tell(payload: dict[str, Any], context: EffectContext) -> dict[str, Any]:
    """Write to one person about one change of one event; the result says whether there was an address."""
    event = Event.objects.select_related("office").filter(pk=payload["event"]).first()
    person = organisation.person_by_key(payload["person"])
    if event is None or person is None or not person.email:
        return {"told": 0}
    write_to(person, event, payload["what"], context.now)
    return {"told": 1}
