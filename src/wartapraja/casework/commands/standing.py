"""Who acts, as the engine wants to know it: which actors of this SOP a person may be at this instant."""

from datetime import datetime
from typing import Any

from wartapraja.organisation import queries as organisation
from wartapraja.sop.engine.commands import Acting

WORKER = Acting(person="", actors=frozenset(), position="Wartapraja", system=True)


def acting(person: Any, office: Any, sop_key: str, at: datetime, actor: str = "") -> Acting:
    """The standing of a person in one SOP of one office.

    Args:
        person: the organisation's person.
        office: the office whose case it is.
        sop_key: key of the SOP.
        at: the instant; what has ended or not begun then counts for nothing.
        actor: the actor that they are about to act as, so that the record names that very position.
    """
    standings = organisation.standings(person, office, sop_key, at)
    # A superior who steers plays no part in the SOP, yet the record names their post.
    known = standings or organisation.positions_of(person, at)
    chosen = next((each for each in known if each.actor == actor), known[0] if known else None)
    return Acting(
        person=person.key,
        actors=frozenset(each.actor for each in standings),
        position=chosen.position_title if chosen else "",
        via=chosen.via if chosen and chosen.via != "definitif" else None,
        may_reassign=organisation.supervises(person, office, at),
    )


def snapshot(by: Acting, name: str) -> dict[str, Any]:
    """Who did it, as it is written into the record: a copy, not a reference."""
    return {
        "person": by.person,
        "name": name,
        "position": by.position,
        "via": by.via,
        "system": by.system,
    }
