"""The organisation's tables in the office's admin: whose they are, and that saving goes through the commands."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.people import NOW, Cast
from wartapraja.organisation import commands, queries
from wartapraja.organisation.models import (
    ActorBinding,
    Delegation,
    Holding,
    Holiday,
    HoursPeriod,
    Office,
    Person,
    Position,
    RamadanPeriod,
    Unit,
    User,
)
from wartapraja.organisation.week import default_week
from wartapraja.record.models import Outbox
from wartapraja.record.queries import events

pytestmark = pytest.mark.django_db
TABLES = (
    *("offices", "units", "positions", "people", "holdings", "delegations", "bindings"),
    *("holidays", "ramadans", "hours"),
)


def address(table: str, verb: str, *args: int) -> str:
    return reverse(f"organisation_{table}:{verb}", args=args)


def last(office: Office) -> object:
    return list(events(office.stream))[-1]


@pytest.fixture
def admin(people: Cast) -> Client:
    client = Client()
    client.force_login(people.org_admin.user)
    return client


def post(client: Client, url: str, data: dict[str, object]) -> object:
    answer = client.post(url, data)
    if answer.status_code == 200 and answer.context and "form" in answer.context:
        answer.errors = answer.context["form"].errors
    return answer


@pytest.mark.parametrize("table", TABLES)
def test_the_administrator_lists_searches_and_exports(admin: Client, table: str) -> None:
    url = address(table, "index")
    assert admin.get(url).status_code == 200
    assert admin.get(url, {"q": "Kepala"}).status_code == 200
    assert admin.get(address(table, "index_results")).status_code == 200
    if table not in ("offices", "ramadans", "hours"):
        export = admin.get(url, {"export": "csv"})
        assert export["Content-Type"].startswith("text/csv")
        assert b"".join(export.streaming_content)


@pytest.mark.parametrize("table", TABLES)
def test_nobody_else_opens_them(people: Cast, table: str) -> None:
    for person in (people.kasi, people.kadis, people.stranger):
        client = Client()
        client.force_login(person.user)
        assert client.get(address(table, "index")).status_code == 403


def rows_elsewhere(elsewhere: Office, stranger: Person) -> dict[str, object]:
    holding = stranger.holdings.get()
    return {
        "offices": elsewhere,
        "units": elsewhere.units.get(),
        "positions": holding.position,
        "people": stranger,
        "holdings": holding,
        "bindings": elsewhere.bindings.first(),
        "holidays": elsewhere.holidays.first(),
        "ramadans": elsewhere.ramadans.first(),
        "hours": elsewhere.hours.first(),
    }


def test_another_offices_rows_are_not_there(admin: Client, people: Cast, elsewhere: Office) -> None:
    reached = []
    for table, row in rows_elsewhere(elsewhere, people.stranger).items():
        listed = admin.get(address(table, "index")).content.decode()
        if address(table, "edit", row.pk) in listed:
            reached.append((table, "listed"))
        for verb in ("edit", "delete", "history", "usage"):
            if admin.get(address(table, verb, row.pk)).status_code not in (403, 404):
                reached.append((table, verb))
    assert reached == []


def test_choices_hold_no_row_of_another_office(
    admin: Client, people: Cast, elsewhere: Office
) -> None:
    for table in ("units", "positions", "holdings", "delegations", "bindings", "people"):
        form = admin.get(address(table, "add")).context["form"]
        for field in form.fields.values():
            offered = set(getattr(field, "queryset", ()))
            assert not offered & {elsewhere, people.stranger, *elsewhere.units.all()}
            assert not {each for each in offered if isinstance(each, Position)} & set(
                Position.objects.filter(unit__office=elsewhere)
            )


def test_a_row_of_another_office_posted_by_hand_is_refused(
    admin: Client, people: Cast, elsewhere: Office, office: Office
) -> None:
    answer = post(
        admin,
        address("units", "add"),
        {"office": elsewhere.pk, "name": "Unit selundupan", "sort_order": 0},
    )
    assert "office" in answer.errors
    post(
        admin,
        address("holdings", "add"),
        {
            "person": people.org_admin.pk,
            "position": people.stranger.holdings.get().position_id,
            "kind": "definitif",
            "starts": "2026-11-20",
        },
    )
    assert not Unit.objects.filter(name="Unit selundupan").exists()
    assert Holding.objects.filter(person=people.org_admin).count() == 1


def test_an_administrator_who_lost_the_position_administers_nothing(
    admin: Client, people: Cast
) -> None:
    commands.end_holding(people.org_admin.holdings.get(), at=NOW)
    assert admin.get(address("people", "index")).status_code == 403


def test_appointing_on_the_screen_is_the_command(
    admin: Client, people: Cast, office: Office
) -> None:
    post_ = people.kabid.holdings.get().position
    data = {
        "person": people.kasi.pk,
        "position": post_.pk,
        "kind": "plh",
        "starts": "2026-11-20",
        "ends": "2026-11-27",
        "legal_basis": "SK 9",
    }
    answer = post(admin, address("holdings", "add"), data)
    assert answer.status_code == 302, answer.errors
    assert queries.holder_of(post_, NOW) == people.kasi
    assert last(office).actor["person"] == people.org_admin.key
    refused = post(admin, address("holdings", "add"), {**data, "ends": ""})
    assert "ends" in refused.errors
    taken = post(admin, address("holdings", "add"), {**data, "person": people.sekdis.pk})
    assert "position" in taken.errors
    assert "SK 9" in taken.content.decode()


def test_ending_an_appointment_keeps_the_row_and_takes_the_right(
    admin: Client, people: Cast, office: Office
) -> None:
    holding = people.kasi.holdings.get()
    answer = admin.get(address("holdings", "delete", holding.pk))
    assert answer.status_code == 200
    admin.post(address("holdings", "delete", holding.pk))
    holding.refresh_from_db()
    assert holding.closed_at == NOW
    assert not queries.standings(people.kasi, office, "pesona-bengkalis", NOW)
    assert last(office).kind == "HoldingEnded"


def test_only_the_last_day_and_the_basis_of_an_appointment_change(
    admin: Client, people: Cast, office: Office
) -> None:
    holding = people.kasi.holdings.get()
    data = {"ends": "2026-12-31", "legal_basis": "SK 10", "person": people.kabid.pk}
    assert post(admin, address("holdings", "edit", holding.pk), data).status_code == 302
    holding.refresh_from_db()
    assert (holding.person, holding.ends) == (people.kasi, date(2026, 12, 31))
    assert last(office).kind == "Amended"
    early = post(admin, address("holdings", "edit", holding.pk), {"ends": "2020-01-01"})
    assert "ends" in early.errors


def test_delegating_and_ending_it_on_the_screen(
    admin: Client, people: Cast, office: Office
) -> None:
    data = {
        "holding": people.kabid.holdings.get().pk,
        "person": people.kasi.pk,
        "sop_key": "pesona-bengkalis",
        "starts": "2026-11-20",
        "ends": "2026-11-25",
        "legal_basis": "SK 11",
    }
    assert post(admin, address("delegations", "add"), data).status_code == 302
    delegation = Delegation.objects.get()
    assert queries.people_for(office, "pesona-bengkalis", "kabid", NOW)[-1] == people.kasi
    assert admin.get(address("delegations", "edit", delegation.pk)).status_code == 200
    admin.post(address("delegations", "delete", delegation.pk))
    assert queries.people_for(office, "pesona-bengkalis", "kabid", NOW) == (people.kabid,)


def test_a_new_holiday_on_the_screen_moves_due_times(
    admin: Client, people: Cast, office: Office
) -> None:
    data = {
        "office": office.pk,
        "date": "2026-11-23",
        "name": "Hari jadi kabupaten",
        "kind": "local",
        "counts_off": "on",
        "source": "SE Bupati 3",
    }
    before = Outbox.objects.filter(name="casework.recompute_due").count()
    answer = post(admin, address("holidays", "add"), data)
    assert answer.status_code == 302, answer.errors
    assert not queries.calendar_of(office).is_working_day(date(2026, 11, 23))
    assert Outbox.objects.filter(name="casework.recompute_due").count() == before + 1
    row = Holiday.objects.get(name="Hari jadi kabupaten")
    moved = {**data, "date": "2026-11-24"}
    assert post(admin, address("holidays", "edit", row.pk), moved).status_code == 302
    calendar = queries.calendar_of(office)
    assert calendar.is_working_day(date(2026, 11, 23))
    assert not calendar.is_working_day(date(2026, 11, 24))
    row = Holiday.objects.get(name="Hari jadi kabupaten")
    admin.post(address("holidays", "delete", row.pk))
    assert queries.calendar_of(office).is_working_day(date(2026, 11, 24))
    assert last(office).payload["removed"][0]["name"] == "Hari jadi kabupaten"


def test_ramadan_and_hours_are_kept_on_the_screen(
    admin: Client, people: Cast, office: Office
) -> None:
    ramadan = RamadanPeriod.objects.get(office=office, hijri_year=1447)
    url = address("ramadans", "edit", ramadan.pk)
    assert post(admin, url, {"starts": "2026-02-19", "ends": "2026-03-20"}).status_code == 302
    assert not queries.calendar_of(office).day(date(2026, 2, 18)).ramadan
    assert post(admin, url, {"starts": "2026-02-19", "ends": "2026-05-20"}).errors
    hours = HoursPeriod.objects.get(office=office)
    url = address("hours", "edit", hours.pk)
    data = {"week_0": "08.00–12.00", "ramadan_week_0": "8:00 - 12:00", "source": "Perbup"}
    assert post(admin, url, data).status_code == 302
    assert not queries.calendar_of(office).is_working_day(date(2026, 11, 24))
    hours.refresh_from_db()
    assert hours.week == hours.ramadan_week == {"1": [["08:00", "12:00"]]}
    assert 'value="08.00–12.00"' in admin.get(url).content.decode()


@pytest.mark.parametrize("typed", ["pagi", "08.00", "25.00–26.00", "13.00–16.00, 07.30–12.00", ""])
def test_hours_that_cannot_be_are_refused_and_what_was_typed_stays(
    admin: Client, office: Office, typed: str
) -> None:
    hours = HoursPeriod.objects.get(office=office)
    data = {"week_0": typed, "ramadan_week_0": "08.00–12.00", "source": "Perbup"}
    answer = admin.post(address("hours", "edit", hours.pk), data)
    assert answer.context["form"].errors["week"]
    assert f'value="{typed}"' in answer.content.decode() or not typed
    hours.refresh_from_db()
    assert hours.week == default_week()


def test_an_actor_is_bound_rebound_and_unbound_on_the_screen(
    admin: Client, people: Cast, office: Office
) -> None:
    kasi, kabid = (each.holdings.get().position for each in (people.kasi, people.kabid))
    binding = ActorBinding.objects.get(office=office, sop_key="pesona-bengkalis", actor_key="kabid")
    data = {"office": office.pk, "actor": "pesona-bengkalis|kabid", "position": kasi.pk}
    assert post(admin, address("bindings", "edit", binding.pk), data).status_code == 302
    assert queries.people_for(office, "pesona-bengkalis", "kabid", NOW) == (people.kasi,)
    data["position"] = kabid.pk
    assert post(admin, address("bindings", "add"), data).status_code == 302
    both = queries.people_for(office, "pesona-bengkalis", "kabid", NOW)
    assert set(both) == {people.kasi, people.kabid}
    old = ActorBinding.objects.get(
        office=office, sop_key="pesona-bengkalis", actor_key="kabid", position=kasi
    )
    admin.post(address("bindings", "delete", old.pk))
    assert queries.people_for(office, "pesona-bengkalis", "kabid", NOW) == (people.kabid,)
    foreign = {**data, "actor": "pesona-bengkalis|tidak-ada"}
    assert "actor" in post(admin, address("bindings", "add"), foreign).errors


def test_a_new_person_gets_an_account_without_a_password(
    admin: Client, people: Cast, office: Office
) -> None:
    data = {
        "office": office.pk,
        "full_name": "Sari Melati",
        "nip": "19900101 201501 2 000",
        "grade": "III/a",
        "email": "sari@nusabahari.example",
        "sign_in_name": "sari",
    }
    answer = post(admin, address("people", "add"), data)
    assert answer.status_code == 302, answer.errors
    person = Person.objects.get(full_name="Sari Melati")
    assert person.nip_warnings == ["serial"]
    assert not person.user.has_usable_password()
    assert "Sari" not in str([event.payload for event in events(office.stream)])
    listed = admin.get(address("people", "index"), {"q": "Melati"}).content.decode()
    assert "000" in listed
    again = post(admin, address("people", "add"), {**data, "nip": "", "full_name": "Lain"})
    assert "sign_in_name" in again.errors
    short = post(admin, address("people", "add"), {**data, "nip": "12345", "sign_in_name": ""})
    assert "nip" in short.errors


def test_a_unit_is_not_part_of_itself_nor_a_position_its_own_superior(
    admin: Client, people: Cast, office: Office
) -> None:
    unit = office.units.get()
    child = Unit.objects.create(office=office, name="Bidang", parent=unit)
    data = {"office": office.pk, "name": unit.name, "parent": child.pk, "sort_order": 0}
    assert "parent" in post(admin, address("units", "edit", unit.pk), data).errors
    kadis = people.kadis.holdings.get().position
    data = {
        "unit": unit.pk,
        "title": kadis.title,
        "kind": "jpt",
        "superior": people.kasi.holdings.get().position_id,
        "sort_order": 0,
    }
    assert "superior" in post(admin, address("positions", "edit", kadis.pk), data).errors


def test_only_the_owner_of_the_site_sets_up_an_office(admin: Client, people: Cast) -> None:
    data = {
        "name": "Kecamatan Baru",
        "key": "kecamatan-baru",
        "zone": "Asia/Makassar",
        "brand": "#1f4b6e",
        "brand_tint": "#e3edf4",
    }
    assert admin.post(address("offices", "add"), data).status_code in (302, 403)
    assert not Office.objects.filter(key="kecamatan-baru").exists()
    owner = Client()
    owner.force_login(User.objects.create_superuser("pemilik", "", "x"))
    answer = post(owner, address("offices", "add"), data)
    assert answer.status_code == 302, answer.errors
    made = Office.objects.get(key="kecamatan-baru")
    assert made.holidays.filter(date__year=2026).count() == 25
    bad = post(owner, address("offices", "add"), {**data, "key": "lagi", "brand": "red"})
    assert "brand" in bad.errors


def test_the_menu_shows_the_tables_to_their_administrator_only(admin: Client, people: Cast) -> None:
    assert "/organisasi/" in admin.get("/account/").content.decode()
    client = Client()
    client.force_login(people.kasi.user)
    assert "/organisasi/" not in client.get("/account/").content.decode()
