"""Who signs or initials in a step, as paper prints it."""

from typing import Any

from wartapraja.letters.outgoing import official_words
from wartapraja.organisation import queries as organisation
from wartapraja.organisation.types import Standing

PREFIXES = ("a.n. ", "Plt. ", "Plh. ")
DELEGASI = "delegasi"


def standing_of(work: Any) -> Standing | None:
    """By what the person acts in this step: the position, and whether as Plt., Plh. or by delegation."""
    person = organisation.person_by_key(work.person)
    if person is None:
        return None
    standings = organisation.standings(person, work.case.office, work.case.procedure.key, work.at)
    return next((each for each in standings if each.actor == work.actor), None)


def position_of(work: Any) -> str:
    """The position in which the person acts here, with Plt. or Plh. before it."""
    standing = standing_of(work)
    return standing.position_title if standing is not None else ""


def official_of(work: Any) -> dict[str, Any]:
    """The person acting, as `types.Official`: the position that decides, and by what they fill it.

    Follows: Permendagri 54/2009: Plt. and Plh. stand before the office they fill.
    """
    person = organisation.person_by_key(work.person)
    standing = standing_of(work)
    if person is None or standing is None:
        return official_words()
    return _words(person, standing, work.at)


def official_for(office: Any, sop_key: str, actor: str, at: Any) -> dict[str, Any]:
    """Whoever is expected to sign as an actor, for a draft; dots' worth of words when nobody is."""
    for person in organisation.people_for(office, sop_key, actor, at):
        held = organisation.standings(person, office, sop_key, at)
        standing = next((each for each in held if each.actor == actor), None)
        if standing is not None:
            return _words(person, standing, at)
    return official_words()


def _words(person: Any, standing: Standing, at: Any) -> dict[str, Any]:
    position = standing.position_title
    for prefix in PREFIXES:
        position = position.removeprefix(prefix)
    own = organisation.positions_of(person, at)
    held = next((each.position_title for each in own if each.via != DELEGASI), "")
    return official_words(
        position,
        person.full_name,
        nip=person.nip,
        rank=person.rank,
        via=standing.via,
        basis=standing.basis if standing.via != "definitif" else "",
        own_position=held if standing.via == DELEGASI else "",
    )
