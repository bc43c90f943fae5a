"""One office in which every actor of every shipped SOP is somebody, with a stranger in another office."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from wartapraja.casework import commands
from wartapraja.casework.models import Case, StepRun
from wartapraja.organisation import commands as organisation
from wartapraja.organisation.models import Office, Person, Position, Unit
from wartapraja.sop import shelf

FRIDAY = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
"""Friday 20 November 2026, 08.00 WIB: a working morning."""


@dataclass
class Bureau:
    """The office and its people by actor key (the same key in two SOPs is the same person)."""

    office: Office
    people: dict[str, Person]
    stranger: Person


@pytest.fixture
def bureau(db: None) -> Bureau:
    office = Office.objects.create(key="contoh", name="Dinas Contoh", zone="Asia/Jakarta")
    unit = Unit.objects.create(office=office, name="Dinas Contoh")
    top = Position.objects.create(unit=unit, title="Kepala Dinas")
    people: dict[str, Person] = {}
    for key in shelf.keys():
        for actor in shelf.load(key).actors:
            people.setdefault(actor.key, _somebody(office, unit, top, actor.key, actor.title))
            position = Position.objects.get(
                unit=unit, title=actor.title if actor.key != "kadis" else "Kepala Dinas"
            )
            organisation.bind_actor(office, key, actor.key, position, at=FRIDAY)
    commands.adopt_shipped(FRIDAY)
    return Bureau(office=office, people=people, stranger=_stranger())


def _somebody(office: Office, unit: Unit, top: Position, key: str, title: str) -> Person:
    position = (
        top
        if key == "kadis"
        else Position.objects.get_or_create(unit=unit, title=title, defaults={"superior": top})[0]
    )
    person = Person.objects.create(
        office=office, full_name=f"Orang {key}", email=f"{key}@contoh.example"
    )
    if not position.holdings.exists():
        organisation.appoint(person, position, starts=date(2020, 1, 1), at=FRIDAY)
        return person
    return position.holdings.get().person


def _stranger() -> Person:
    office = Office.objects.create(key="lain", name="Kecamatan Lain", zone="Asia/Makassar")
    unit = Unit.objects.create(office=office, name="Kecamatan Lain")
    position = Position.objects.create(unit=unit, title="Camat")
    person = Person.objects.create(
        office=office, full_name="Orang Lain", email="lain@contoh.example"
    )
    organisation.appoint(person, position, starts=date(2020, 1, 1), at=FRIDAY)
    return person


@dataclass
class Trial:
    """A case on the trial SOP: a writer, a decider, and three example activities."""

    case: Case
    writer: Person
    decider: Person
    at: datetime

    def open(self) -> StepRun:
        """The open turn."""
        return StepRun.objects.get(case=self.case, open=True)

    def press(self, outcome: str, person: Person, reason: str = "") -> None:
        """Press a button one minute later."""
        self.at += timedelta(minutes=1)
        turn = self.open()
        commands.act(
            case_id=self.case.pk,
            turn_id=turn.pk,
            outcome=outcome,
            reason=reason,
            person=person,
            at=self.at,
        )


@pytest.fixture
def trial(bureau: Bureau) -> Trial:
    commands.adopt((Path(__file__).parent / "trial.yaml").read_text(), FRIDAY)
    writer, decider = bureau.people["staf"], bureau.people["kabid"]
    for actor, person in (("penulis", writer), ("pemutus", decider)):
        organisation.bind_actor(
            bureau.office, "percobaan", actor, person.holdings.get().position, at=FRIDAY
        )
    case = commands.start(
        office=bureau.office,
        sop_key="percobaan",
        track="item",
        title="Percobaan",
        person=writer,
        at=FRIDAY,
    )
    return Trial(case=case, writer=writer, decider=decider, at=FRIDAY)
