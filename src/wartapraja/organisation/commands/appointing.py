"""Who holds a position from when to when, and who acts for whom. Each command says why it refuses."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from wartapraja.organisation.commands.accounts import let_in
from wartapraja.organisation.commands.evidence import keep
from wartapraja.organisation.models import Delegation, Holding, Person, Position
from wartapraja.organisation.terms import HoldingKind
from wartapraja.organisation.types import Refused, Why

ACTING = {HoldingKind.PLT, HoldingKind.PLH}


@transaction.atomic
def appoint(
    person: Person,
    position: Position,
    *,
    starts: date,
    at: datetime,
    kind: str = HoldingKind.DEFINITIF,
    ends: date | None = None,
    legal_basis: str = "",
    by: Person | None = None,
) -> Holding:
    """Let a person hold a position; first and last day both count.

    Raises:
        Refused: the position is taken, or an acting official has no end date.

    Follows: Permendagri 54/2009 annex C: Plt. and Plh. end on a day.
    """
    position = Position.objects.select_for_update().get(pk=position.pk)
    if reasons := list(_against_holding(person, position, kind, starts, ends)):
        raise Refused(reasons)
    holding = Holding.objects.create(
        person=person,
        position=position,
        kind=kind,
        starts=starts,
        ends=ends,
        legal_basis=legal_basis,
    )
    let_in(person)
    payload = {**_named(holding), "kind": str(kind), "legal_basis": legal_basis}
    keep(position.unit.office, "Appointed", {**payload, **_days(holding)}, by=by, at=at)
    return holding


def _against_holding(
    person: Person, position: Position, kind: str, starts: date, ends: date | None
) -> Iterator[Why]:
    if ends is not None and ends < starts:
        yield _ends_first(starts, ends)
    if kind in ACTING and ends is None:
        yield Why(code="no_end", field="ends", sentence=_("A Plt. or Plh. needs a last day."))
    others = _overlapping(Holding.objects.filter(position=position), starts, ends)
    if same := others.filter(person=person, kind=kind).first():
        yield _taken("twice", same)
    rivals = others.none()
    if not position.shared and kind == HoldingKind.DEFINITIF:
        rivals = others.filter(kind__in=[HoldingKind.DEFINITIF, HoldingKind.PLT])
    elif kind in ACTING:
        against = [HoldingKind.DEFINITIF] if kind == HoldingKind.PLT else []
        rivals = others.filter(kind__in=[*against, *ACTING])
    for rival in rivals.exclude(person=person, kind=kind):
        yield _taken("taken", rival)


def _taken(code: str, holding: Holding) -> Why:
    sentence = _("%(title)s is held by %(person)s from %(starts)s to %(ends)s. End that first.") % {
        "title": holding.title,
        "person": holding.person,
        "starts": holding.starts,
        "ends": holding.ends or "…",
    }
    return Why(code=code, field="position", sentence=sentence)


def _ends_first(starts: date, ends: date) -> Why:
    sentence = _("The last day %(ends)s is before the first day %(starts)s.")
    return Why(
        code="ends_first", field="ends", sentence=sentence % {"starts": starts, "ends": ends}
    )


def _overlapping(holdings: QuerySet[Holding], starts: date, ends: date | None) -> QuerySet[Holding]:
    later = Q(ends=None) | Q(ends__gte=starts)
    found = holdings.filter(later, closed_at=None).select_related("person", "position")
    return found.filter(starts__lte=ends) if ends else found


@transaction.atomic
def end_holding(
    holding: Holding,
    *,
    at: datetime,
    by: Person | None = None,
    reason: str = "",
    on: date | None = None,
) -> Holding:
    """End a holding: at once, or on a later day that still counts.

    Args:
        holding: what ends.
        at: the instant of the command; with no `on` the right is gone from then.
        by: who ends it.
        reason: kept in the record.
        on: the last day; today or later.

    Raises:
        Refused: it has ended already, or `on` lies before its first day.
    """
    holding = Holding.objects.select_for_update().get(pk=holding.pk)
    office = holding.position.unit.office
    today = at.astimezone(office.tz).date()
    if holding.closed_at or (holding.ends and holding.ends < today):
        raise Refused([Why(code="ended", sentence=_("This has ended already."))])
    last = max(on or today, holding.starts)
    if on and on < today:
        raise Refused([_ends_first(today, on)])
    holding.ends = min(last, holding.ends) if holding.ends else last
    holding.closed_at = None if on else at
    holding.save(update_fields=["ends", "closed_at"])
    keep(
        office,
        "HoldingEnded",
        {**_named(holding), **_days(holding), "at_once": on is None, "reason": reason},
        by=by,
        at=at,
    )
    return holding


@transaction.atomic
def delegate(
    holding: Holding,
    to: Person,
    *,
    starts: date,
    ends: date,
    legal_basis: str,
    at: datetime,
    sop_key: str = "",
    by: Person | None = None,
) -> Delegation:
    """Hand the steps of a position to somebody else until a day that must be named.

    Args:
        holding: the giver's holding; the delegation lasts no longer than it.
        to: who may act.
        starts: first day.
        ends: last day; it still counts.
        legal_basis: the decision that says so.
        at: the instant of the command.
        sop_key: the one SOP it is for; empty for all.
        by: who enters it.

    Raises:
        Refused: to oneself, with the days turned round, or past the end of the holding.
    """
    if reasons := list(_against_delegation(holding, to, starts, ends, legal_basis)):
        raise Refused(reasons)
    delegation = Delegation.objects.create(
        holding=holding,
        person=to,
        starts=starts,
        ends=ends,
        legal_basis=legal_basis,
        sop_key=sop_key,
    )
    let_in(to)
    payload = {
        **_named(holding),
        **_days(delegation),
        "to": to.key,
        "to_name": to.full_name,
        "sop": sop_key,
        "legal_basis": legal_basis,
    }
    keep(holding.position.unit.office, "Delegated", payload, by=by, at=at)
    return delegation


def _against_delegation(
    holding: Holding, to: Person, starts: date, ends: date, legal_basis: str
) -> Iterator[Why]:
    if to.pk == holding.person_id:
        yield Why(code="self", field="person", sentence=_("Choose somebody else."))
    if ends < starts:
        yield _ends_first(starts, ends)
    if not legal_basis.strip():
        yield Why(
            code="no_basis",
            field="legal_basis",
            sentence=_("Name the decision that this delegation rests on."),
        )
    if holding.closed_at or (holding.ends and holding.ends < ends):
        sentence = _("%(person)s holds the position only until %(ends)s.") % {
            "person": holding.person,
            "ends": holding.ends,
        }
        yield Why(code="outlives", field="ends", sentence=sentence)


@transaction.atomic
def end_delegation(
    delegation: Delegation, *, at: datetime, by: Person | None = None, reason: str = ""
) -> Delegation:
    """End a delegation at once.

    Raises:
        Refused: it has ended already.
    """
    delegation = Delegation.objects.select_for_update().get(pk=delegation.pk)
    office = delegation.holding.position.unit.office
    today = at.astimezone(office.tz).date()
    if delegation.closed_at or delegation.ends < today:
        raise Refused([Why(code="ended", sentence=_("This has ended already."))])
    delegation.ends = max(today, delegation.starts)
    delegation.closed_at = at
    delegation.save(update_fields=["ends", "closed_at"])
    payload = {**_named(delegation.holding), **_days(delegation), "to": delegation.person.key}
    keep(office, "DelegationEnded", {**payload, "reason": reason}, by=by, at=at)
    return delegation


def _named(holding: Holding) -> dict[str, str | int]:
    return {
        "holding": holding.pk,
        "person": holding.person.key,
        "name": holding.person.full_name,
        "position": holding.position.title,
        "unit": holding.position.unit.name,
    }


def _days(holding: Holding | Delegation) -> dict[str, str | None]:
    return {
        "starts": holding.starts.isoformat(),
        "ends": holding.ends.isoformat() if holding.ends else None,
    }
