"""Offices and people, looked up."""

from datetime import datetime
from typing import Any

from django.db.models import Q

from wartapraja.organisation.in_force import delegations_at, holdings_at
from wartapraja.organisation.models import Office, Person, Position, SopAdoption
from wartapraja.organisation.types import OfficeFace

ADMINISTER = "organisation.administer_office"
"""The permission that makes an officer the administrator of the offices they work for."""


def offices() -> list[Office]:
    """Every office of this installation, the first one first."""
    return list(Office.objects.all())


def office_by_key(key: str) -> Office | None:
    """The office of that key."""
    return Office.objects.filter(key=key).first()


def person_of(user: Any) -> Person | None:
    """The person behind an account; None for the anonymous, the switched off and those without one."""
    if user is None or not user.is_authenticated or not user.is_active:
        return None
    return Person.objects.select_related("office", "user").filter(user=user).first()


def person_by_key(key: str) -> Person | None:
    """The person of that key; None when there is none."""
    return Person.objects.select_related("office").filter(key=key).first() if key else None


def offices_of(person: Person, at: datetime) -> list[Office]:
    """The offices in which a person holds a position or a delegation at this instant."""
    held = holdings_at(at).filter(person=person).values("position__unit__office")
    handed = delegations_at(at).filter(person=person).values("holding__position__unit__office")
    return list(Office.objects.filter(Q(pk__in=held) | Q(pk__in=handed)))


def administered_offices(user: Any, at: datetime) -> list[Office]:
    """The offices whose organisation an account may change: their own, if they may; all, for the site's owner."""
    if user.is_active and user.is_superuser:
        return offices()
    # The permission first: it is kept on the account, and every item of the menu asks.
    person = person_of(user) if user.has_perm(ADMINISTER) else None
    if person is None:
        return []
    held = holdings_at(at).filter(person=person).values("position__unit__office")
    return list(Office.objects.filter(pk__in=held))


def superior_of(position: Position) -> Position | None:
    """The position above."""
    return position.superior


def office_settings(office: Office) -> OfficeFace:
    """What letters and the public site print of an office."""
    return OfficeFace(
        key=office.key,
        name=office.name,
        short_name=office.short_name or office.name,
        zone=office.zone,
        letterhead_lines=office.letterhead_lines,
        address=office.address,
        phone=office.phone,
        fax=office.fax,
        email=office.email,
        website=office.website,
        place=office.place,
        brand=office.brand,
        brand_tint=office.brand_tint,
        logo=office.logo.name or "",
        site_name=office.site_name or office.name,
        tagline=office.tagline,
    )


def adopted_sops(office: Office, at: datetime) -> dict[str, int]:
    """The SOPs that an office works by at this instant, each with the version in force."""
    day = at.astimezone(office.tz).date()
    rows = SopAdoption.objects.filter(office=office, starts__lte=day).order_by("starts", "version")
    return {row.sop_key: row.version for row in rows}


def site_office() -> Office | None:
    """The office whose public site this installation serves: the first with a site's name, else the first."""
    return Office.objects.exclude(site_name="").first() or Office.objects.first()
