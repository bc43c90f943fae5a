"""Who may act as whom. Rights follow from positions, and end when the holding or delegation ends."""

from collections.abc import Iterator
from datetime import datetime

from wartapraja.organisation.in_force import delegations_at, holdings_at
from wartapraja.organisation.models import ActorBinding, Holding, Office, Person, Position
from wartapraja.organisation.terms import DELEGASI
from wartapraja.organisation.types import Signatory, Standing

ORDER = {"definitif": 0, "plt": 1, "plh": 2, DELEGASI: 3}
"""A person's own post comes before what they do for somebody else."""

SIGNING_ORDER = {"plh": 0, "plt": 1, "definitif": 2}
"""While a Plh. is named the holder is absent, so the Plh. signs."""


def _held(person: Person, at: datetime) -> Iterator[tuple[Office, Position, str, Standing]]:
    """Everything a person may do: office, position, the one SOP it is limited to (or empty), standing without actor."""
    for holding in holdings_at(at).filter(person=person):
        yield holding.position.unit.office, holding.position, "", _by_holding(holding)
    for each in delegations_at(at).filter(person=person):
        position = each.holding.position
        standing = Standing(
            actor="",
            position_id=position.pk,
            position_title=f"a.n. {each.holding.title}",
            via=DELEGASI,
            basis=each.legal_basis,
        )
        yield position.unit.office, position, each.sop_key, standing


def _by_holding(holding: Holding, actor: str = "") -> Standing:
    return Standing(
        actor=actor,
        position_id=holding.position_id,
        position_title=holding.title,
        via=holding.kind,
        basis=holding.legal_basis,
    )


def standings(person: Person, office: Office, sop_key: str, at: datetime) -> tuple[Standing, ...]:
    """Which actors of an SOP a person may be at an instant, own posts first."""
    held = [
        standing
        for where, _position, only, standing in _held(person, at)
        if where.pk == office.pk and only in ("", sop_key)
    ]
    bound = ActorBinding.objects.filter(
        office=office, sop_key=sop_key, position__in={each.position_id for each in held}
    ).values_list("position_id", "actor_key")
    found = [
        Standing(
            actor=actor,
            position_id=each.position_id,
            position_title=each.position_title,
            via=each.via,
            basis=each.basis,
        )
        for each in held
        for position_id, actor in bound
        if position_id == each.position_id
    ]
    return tuple(sorted(found, key=lambda each: (ORDER[each.via], each.actor)))


def actor_triples(person: Person, at: datetime) -> tuple[tuple[Office, str, str], ...]:
    """Every (office, SOP key, actor key) that a person may act as at an instant."""
    found = {}
    for office, position, only, _standing in _held(person, at):
        bound = ActorBinding.objects.filter(office=office, position=position)
        for sop_key, actor in bound.values_list("sop_key", "actor_key"):
            if only in ("", sop_key):
                found[(office.pk, sop_key, actor)] = (office, sop_key, actor)
    return tuple(found[key] for key in sorted(found))


def people_for(office: Office, sop_key: str, actor: str, at: datetime) -> tuple[Person, ...]:
    """The people who may act as an actor at an instant, holders before those they delegated to."""
    bound = ActorBinding.objects.filter(office=office, sop_key=sop_key, actor_key=actor)
    positions = bound.values("position")
    holders = sorted(holdings_at(at).filter(position__in=positions), key=_rank)
    handed = delegations_at(at).filter(holding__position__in=positions, sop_key__in=("", sop_key))
    people = [each.person for each in holders] + [each.person for each in handed]
    return tuple({person.pk: person for person in people}.values())


def _rank(holding: Holding) -> tuple[int, int]:
    return ORDER[holding.kind], holding.pk


def people_in(office: Office, at: datetime) -> tuple[Person, ...]:
    """Everybody who holds a position in an office at an instant, by name."""
    held = holdings_at(at).filter(position__unit__office=office)
    return tuple(Person.objects.filter(pk__in=held.values("person")).select_related("office"))


def positions_of(person: Person, at: datetime) -> tuple[Standing, ...]:
    """The positions that a person holds or acts for, without regard to any SOP."""
    found = [standing for *_rest, standing in _held(person, at)]
    return tuple(sorted(found, key=lambda each: (ORDER[each.via], each.position_title)))


def holder_of(position: Position, at: datetime) -> Person | None:
    """Who fills a position now: its Plh. or Plt. while there is one, else its holder."""
    holding = _signing(position, at)
    return holding.person if holding else None


def signatory_of(position: Position, at: datetime) -> Signatory | None:
    """Who signs for a position now, as the block under a letter prints it."""
    holding = _signing(position, at)
    if holding is None:
        return None
    person = holding.person
    return Signatory(
        person_key=person.key,
        full_name=person.full_name,
        title=holding.title,
        rank=person.rank,
        grade=person.grade,
        nip=person.nip_printed,
        via=holding.kind,
    )


def _signing(position: Position, at: datetime) -> Holding | None:
    held = holdings_at(at).filter(position=position)
    return min(held, key=lambda each: (SIGNING_ORDER[each.kind], each.pk), default=None)


def supervises(person: Person, office: Office, at: datetime) -> bool:
    """Whether a person leads others in an office, and so may give a step to somebody else."""
    held = holdings_at(at).filter(person=person, position__unit__office=office)
    return held.filter(position__subordinates__isnull=False).exists()
