"""The cast: one office with its people, and a stranger from another office for every permission test.

Everything is made through the organisation's commands, so the record holds it too. Names and NIPs are invented.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime

import pytest

from wartapraja.organisation import commands
from wartapraja.organisation.commands.accounts import make_administrator
from wartapraja.organisation.models import Office, Person, Position, Unit

NOW = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
"""Friday 20 November 2026, 08.00 WIB: half an hour into a working day."""

PASSWORD = "lima-belas-kata-sandi"  # noqa: S105
PIN = "482915"

POSITIONS = {
    "kadis": ("Kepala Dinas", "Kadis", None),
    "sekdis": ("Sekretaris", "Sekdis", "kadis"),
    "kabid": ("Kepala Bidang Informasi dan Komunikasi Publik", "Kabid IKP", "kadis"),
    "kasi": ("Kepala Seksi Pengelolaan Informasi Publik", "Kasi PIP", "kabid"),
    "reporter": ("Staf Pengolah Data", "", "kasi"),
    "staf_admin": ("Staf Admin", "", "kasi"),
    "org_admin": ("Kepala Subbagian Umum dan Kepegawaian", "Kasubbag Umum", "sekdis"),
}
PEOPLE = {
    "kadis": ("Drs. Wiratama Lokajaya, M.Si.", "196804121993031002", "IV/c"),
    "sekdis": ("Nirmala Sekartaji, S.Sos.", "197205202000032001", "IV/b"),
    "kabid": ("Bagas Perdana Kusumo, S.Kom.", "197811032005011003", "IV/a"),
    "kasi": ("Retno Widuri, S.I.Kom.", "198302152009012004", "III/d"),
    "reporter": ("Damar Panuluh", "199107082015031001", "III/a"),
    "staf_admin": ("Laras Candrakirana, A.Md.", "199403262019032002", "II/d"),
    "org_admin": ("Gading Prasetya, S.AP.", "198609172010011005", "III/c"),
    "stranger": ("Puspa Arum, S.E.", "198801192012012001", "III/b"),
}
BINDINGS = {
    "pesona-bengkalis": {
        "kabid": "kabid",
        "kasi": "kasi",
        "staf_pengolah_data": "reporter",
        "staf_admin": "staf_admin",
    },
    "website-tabanan": {
        "kasi": "kasi",
        "staf": "reporter",
        "kabid": "kabid",
        "sekdis": "sekdis",
        "kadis": "kadis",
    },
    "peliputan-bengkalis": {
        "staf": "reporter",
        "kasi": "kasi",
        "kabid": "kabid",
        "sekdis": "sekdis",
        "kadis": "kadis",
    },
    "website-ketapang": {
        "penulis": "reporter",
        "editor": "kasi",
        "redaktur": "kabid",
        "web_administrator": "staf_admin",
        "web_developer": "staf_admin",
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The people of one office by what they do, and a stranger who works elsewhere."""

    reporter: Person
    kasi: Person
    kabid: Person
    staf_admin: Person
    sekdis: Person
    kadis: Person
    org_admin: Person
    stranger: Person

    def __iter__(self) -> Iterator[Person]:
        """Everybody, the stranger too."""
        return (getattr(self, field.name) for field in fields(self))


def make_office(key: str, name: str, zone: str = "Asia/Jakarta") -> Office:
    """An office with a calendar for 2026 and 2027."""
    office = Office.objects.create(
        key=key,
        name=name,
        zone=zone,
        government="PEMERINTAH KABUPATEN NUSA BAHARI",
        letterhead=name.upper(),
        address="Jalan Cendana Nomor 1, Teluk Bahari 29999",
        place="Teluk Bahari",
        site_name=name,
    )
    commands.seed_calendar(office, [2026, 2027], at=NOW)
    return office


def make_person(office: Office, role: str) -> Person:
    """One of the cast, with an account of the role's name and the cast's password."""
    full_name, nip, grade = PEOPLE[role]
    person = Person.objects.create(
        office=office,
        full_name=full_name,
        nip=nip,
        grade=grade,
        email=f"{role}@nusabahari.example",
    )
    commands.open_account(person, role, PASSWORD)
    return person


def make_positions(office: Office) -> dict[str, Position]:
    """The ladder of the office, from the head down."""
    unit = Unit.objects.create(office=office, name=office.name)
    made: dict[str, Position] = {}
    for order, (role, (title, short, above)) in enumerate(POSITIONS.items()):
        made[role] = Position.objects.create(
            unit=unit,
            title=title,
            short_title=short,
            superior=made[above] if above else None,
            sort_order=order,
        )
    return made


def make_cast(office: Office, elsewhere: Office) -> Cast:
    """Everybody in their position, and each SOP's actors bound."""
    positions = make_positions(office)
    people = {role: make_person(office, role) for role in positions}
    for role, position in positions.items():
        commands.appoint(people[role], position, starts=date(2024, 1, 2), at=NOW)
    for sop_key, actors in BINDINGS.items():
        commands.adopt_sop(office, sop_key, starts=date(2024, 1, 2), at=NOW)
        for actor, role in actors.items():
            commands.bind_actor(office, sop_key, actor, positions[role], at=NOW)
    make_administrator(people["org_admin"])
    return Cast(**people, stranger=make_stranger(elsewhere))


def make_stranger(office: Office) -> Person:
    """Somebody with the same standing, in another office: they may do nothing here."""
    unit = Unit.objects.create(office=office, name="Seksi Pelayanan")
    position = Position.objects.create(unit=unit, title="Kepala Seksi Pelayanan")
    stranger = make_person(office, "stranger")
    commands.appoint(stranger, position, starts=date(2024, 1, 2), at=NOW)
    for sop_key, actor in (
        ("pesona-bengkalis", "kasi"),
        ("pesona-bengkalis", "kabid"),
        ("web-kecamatan-buleleng", "administrator"),
    ):
        commands.bind_actor(office, sop_key, actor, position, at=NOW)
    return stranger


@pytest.fixture
def office(db: None) -> Office:
    """The office of the story."""
    return make_office("kominfo", "Dinas Komunikasi dan Informatika Kabupaten Nusa Bahari")


@pytest.fixture
def elsewhere(db: None) -> Office:
    """Another office of the same installation."""
    return make_office("teluk-bahari", "Kecamatan Teluk Bahari", zone="Asia/Makassar")


@pytest.fixture
def people(office: Office, elsewhere: Office) -> Cast:
    """Everybody, the stranger too."""
    return make_cast(office, elsewhere)
