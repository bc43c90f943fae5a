"""The demo office: made once, mended when run again, never in production."""

import json
import secrets
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from wartapraja.organisation.commands.accounts import (
    make_administrator,
    open_account,
    site_ready,
)
from wartapraja.organisation.commands.appointing import appoint
from wartapraja.organisation.commands.binding import adopt_sop, bind_actor
from wartapraja.organisation.commands.calendar_seed import seed_calendar
from wartapraja.organisation.commands.pins import check_pin, set_pin
from wartapraja.organisation.demo_cast import OFFICES, WORDS, DemoOffice, DemoPerson
from wartapraja.organisation.models import Holding, Office, Person, Pin, Position, Unit
from wartapraja.organisation.types import Refused, Why

SINCE = date(2025, 1, 2)
FILE_NAME = "demo-accounts.json"


def load_demo(at: datetime) -> list[dict[str, str]]:
    """Make the demo offices and their accounts, or mend what is missing of them.

    Returns:
        One row a person: ``sign_in_name, password, pin, name, position, unit, office``. The rows are also kept in the
        data folder, readable by its owner only, so that running it again gives the same.

    Raises:
        Refused: in production there is no demo.
    """
    if not settings.DEMO_ALLOWED:
        sentence = _("This installation is set to production; the demo office is not loaded there.")
        raise Refused([Why(code="production", sentence=sentence)])
    known = _known()
    site_ready()
    rows = [row for each in OFFICES for row in _office(each, known, at)]
    _keep({"people": rows})
    return rows


def demo_office() -> Office:
    """The office in which the demo's content plays."""
    return Office.objects.get(key=OFFICES[0].key)


def _path() -> Path:
    return Path(settings.WARTAPRAJA_HOME) / FILE_NAME


def _known() -> dict[str, dict[str, str]]:
    path = _path()
    if not path.exists():
        return {}
    people = json.loads(path.read_text(encoding="utf-8"))["people"]
    return {row["sign_in_name"]: row for row in people}


def _keep(data: dict[str, Any]) -> None:
    path = _path()
    path.touch(mode=0o600, exist_ok=True)
    path.chmod(0o600)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


@transaction.atomic
def _office(
    demo: DemoOffice, known: dict[str, dict[str, str]], at: datetime
) -> list[dict[str, str]]:
    office, _created = Office.objects.get_or_create(key=demo.key, defaults=demo.columns)
    seed_calendar(office, range(at.year - 1, at.year + 2), at=at)
    units = _units(office, demo)
    positions = _positions(units, demo)
    rows = [_person(office, each, positions, known, at) for each in demo.people]
    for sop_key, actors in demo.bindings.items():
        adopt_sop(office, sop_key, starts=SINCE, at=at)
        for actor, keys in actors.items():
            for key in keys:
                bind_actor(office, sop_key, actor, positions[key], at=at)
    return rows


def _units(office: Office, demo: DemoOffice) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for order, (name, above) in enumerate(demo.units):
        units[name], _created = Unit.objects.get_or_create(
            office=office,
            name=name,
            defaults={"parent": units[above] if above else None, "sort_order": order},
        )
    return units


def _positions(units: dict[str, Unit], demo: DemoOffice) -> dict[str, Position]:
    positions: dict[str, Position] = {}
    for order, each in enumerate(demo.positions):
        positions[each.key], _created = Position.objects.get_or_create(
            unit=units[each.unit],
            title=each.title,
            defaults={
                "short_title": each.short,
                "kind": each.kind,
                "eselon": each.eselon,
                "superior": positions[each.above] if each.above else None,
                "shared": each.shared,
                "sort_order": order,
            },
        )
    return positions


def _person(
    office: Office,
    demo: DemoPerson,
    positions: dict[str, Position],
    known: dict[str, dict[str, str]],
    at: datetime,
) -> dict[str, str]:
    person, _created = Person.objects.get_or_create(
        nip=demo.nip,
        defaults={
            "office": office,
            "full_name": demo.name,
            "grade": demo.grade,
            "email": f"{demo.sign_in_name}@nusabahari.example",
        },
    )
    password, pin = _secrets(person, demo, known.get(demo.sign_in_name), at)
    for key in demo.positions:
        if not Holding.objects.filter(person=person, position=positions[key]).exists():
            appoint(
                person, positions[key], starts=SINCE, legal_basis="SK 821.2/001/2025 (demo)", at=at
            )
    if demo.administers:
        make_administrator(person)
    first = positions[demo.positions[0]]
    return {
        "sign_in_name": demo.sign_in_name,
        "password": password,
        "pin": pin,
        "name": person.full_name,
        "position": first.title,
        "unit": first.unit.name,
        "office": office.name,
    }


def _secrets(
    person: Person, demo: DemoPerson, known: dict[str, str] | None, at: datetime
) -> tuple[str, str]:
    """Password and PIN as the file has them, when they still open the account; else new ones."""
    user = person.user
    password = known["password"] if known else ""
    if user is None:
        password = password or _readable()
        user = open_account(person, demo.sign_in_name, password, is_demo=True)
    elif not password or not user.check_password(password):
        password = _readable()
        user.set_password(password)
        user.save(update_fields=["password"])
    pin = known["pin"] if known else ""
    if not pin or not Pin.objects.filter(person=person).exists() or not check_pin(person, pin, at):
        pin = _new_pin(person, at)
    return password, pin


def _readable() -> str:
    words = [secrets.choice(WORDS) for _word in range(3)]
    return "-".join([*words, f"{secrets.randbelow(90) + 10}"])


def _new_pin(person: Person, at: datetime) -> str:
    """A PIN that the rules accept; a weak one comes up once in some thousand."""
    while True:
        pin = f"{secrets.randbelow(10**6):06d}"
        try:
            set_pin(person, pin, at=at)
        except Refused:
            continue
        return pin
