"""Offices, units, positions and people as their administrator writes them down; each saving is evidence."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from wartapraja.organisation.commands.accounts import let_in, open_account
from wartapraja.organisation.commands.calendar_seed import seed_calendar
from wartapraja.organisation.commands.evidence import keep
from wartapraja.organisation.models import (
    Delegation,
    Holding,
    Office,
    Person,
    Position,
    Unit,
)
from wartapraja.organisation.types import Refused, Why

Structure = Office | Unit | Position | Person


def office_of(instance: models.Model) -> Office:
    """The office that a row of this room belongs to."""
    match instance:
        case Office():
            return instance
        case Position():
            return instance.unit.office
        case Holding():
            return instance.position.unit.office
        case Delegation():
            return instance.holding.position.unit.office
    office: Office = instance.office  # type: ignore[attr-defined]
    return office


@transaction.atomic
def save_structure(
    instance: Structure, changed: Iterable[str], *, at: datetime, by: Person | None = None
) -> None:
    """Save an office, a unit, a position or a person.

    The record names which fields were written, not what is in them: what is written there can never be erased, and a
    person's data must be.

    Args:
        instance: what to save, already checked.
        changed: names of the fields that were written.
        at: the instant.
        by: who wrote them.
    """
    new = instance.pk is None
    instance.save()
    if new and isinstance(instance, Office):
        seed_calendar(instance, range(at.year - 1, at.year + 2), at=at, by=by)
    if isinstance(instance, Person):
        let_in(instance)
    payload = {"id": instance.pk, "new": new, "fields": sorted(changed)}
    keep(office_of(instance), f"{type(instance).__name__}Saved", payload, by=by, at=at)


@transaction.atomic
def remove_structure(
    instance: Unit | Position | Person, *, at: datetime, by: Person | None = None
) -> None:
    """Remove what nothing refers to.

    Raises:
        django.db.models.ProtectedError: something does.
    """
    office, payload = office_of(instance), {"id": instance.pk}
    instance.delete()
    keep(office, f"{type(instance).__name__}Removed", payload, by=by, at=at)


@transaction.atomic
def give_account(
    person: Person, sign_in_name: str, *, at: datetime, by: Person | None = None
) -> None:
    """Open an account whose password the person sets through the reset mail."""
    open_account(person, sign_in_name, None)
    keep(person.office, "AccountOpened", {"person": person.key}, by=by, at=at)


@transaction.atomic
def amend(
    row: Holding | Delegation,
    *,
    ends: date | None,
    legal_basis: str,
    at: datetime,
    by: Person | None = None,
) -> None:
    """Change the last day or the legal basis of a holding or delegation.

    Raises:
        Refused: the last day would lie before the first, or be missing where there must be one.
    """
    if ends and ends < row.starts:
        sentence = _("The last day %(ends)s is before the first day %(starts)s.")
        sentence %= {"ends": ends, "starts": row.starts}
        raise Refused([Why(code="ends_first", field="ends", sentence=sentence)])
    if ends is None and (isinstance(row, Delegation) or row.kind != "definitif"):
        sentence = _("A Plt., a Plh. and a delegation need a last day.")
        raise Refused([Why(code="no_end", field="ends", sentence=sentence)])
    payload: dict[str, Any] = {
        "id": row.pk,
        "of": type(row).__name__,
        "ends": ends.isoformat() if ends else None,
        "legal_basis": legal_basis,
    }
    type(row).objects.filter(pk=row.pk).update(ends=ends, legal_basis=legal_basis)
    keep(office_of(row), "Amended", payload, by=by, at=at)
