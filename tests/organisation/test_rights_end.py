"""A right ends when the holding or delegation it comes from ends: as a table of days, and for any days."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.people import NOW, Cast
from wartapraja.organisation import commands, queries
from wartapraja.organisation.models import Delegation, Holding, Office, Position

SOP = "pesona-bengkalis"
SK = "SK 800/17/2026"


def wib(day: str, hour: str = "08:00") -> datetime:
    return datetime.fromisoformat(f"{day}T{hour}:00+07:00").astimezone(UTC)


def actors(person: object, office: Office, at: datetime) -> set[str]:
    return {each.actor for each in queries.standings(person, office, SOP, at)}


@pytest.fixture
def delegation(people: Cast) -> Delegation:
    holding = people.kabid.holdings.get()
    return commands.delegate(
        holding,
        people.sekdis,
        starts=date(2026, 11, 23),
        ends=date(2026, 11, 25),
        legal_basis=SK,
        at=NOW,
    )


@pytest.mark.parametrize(
    ("day", "hour", "may"),
    [
        ("2026-11-20", "08:00", False),
        ("2026-11-22", "23:59", False),
        ("2026-11-23", "00:00", True),
        ("2026-11-24", "12:00", True),
        ("2026-11-25", "23:59", True),
        ("2026-11-26", "00:00", False),
        ("2027-11-24", "08:00", False),
    ],
)
def test_a_delegation_gives_a_right_on_its_days_only(
    office: Office, people: Cast, delegation: Delegation, day: str, hour: str, may: bool
) -> None:
    at = wib(day, hour)
    assert ("kabid" in actors(people.sekdis, office, at)) is may
    assert (people.sekdis in queries.people_for(office, SOP, "kabid", at)) is may


def test_a_delegate_acts_on_behalf_of_the_holder_who_keeps_the_right(
    office: Office, people: Cast, delegation: Delegation
) -> None:
    at = wib("2026-11-24")
    (standing,) = queries.standings(people.sekdis, office, SOP, at)
    assert (standing.via, standing.basis) == ("delegasi", SK)
    assert standing.position_title.startswith("a.n. Kepala Bidang")
    assert queries.people_for(office, SOP, "kabid", at) == (people.kabid, people.sekdis)


def test_a_delegation_ended_at_ten_is_gone_at_ten(
    office: Office, people: Cast, delegation: Delegation
) -> None:
    commands.end_delegation(delegation, at=wib("2026-11-24", "10:00"))
    assert actors(people.sekdis, office, wib("2026-11-24", "09:59"))
    assert not actors(people.sekdis, office, wib("2026-11-24", "10:00"))


def test_a_delegation_does_not_outlive_the_giver_leaving_the_post(
    office: Office, people: Cast, delegation: Delegation
) -> None:
    commands.end_holding(delegation.holding, at=wib("2026-11-24", "10:00"))
    assert not actors(people.sekdis, office, wib("2026-11-24", "10:01"))


def test_a_delegation_for_one_sop_opens_no_other(office: Office, people: Cast) -> None:
    commands.delegate(
        people.kabid.holdings.get(),
        people.reporter,
        starts=date(2026, 11, 20),
        ends=date(2026, 11, 30),
        legal_basis=SK,
        sop_key="website-tabanan",
        at=NOW,
    )
    assert "kabid" not in actors(people.reporter, office, NOW)
    assert "kabid" in {
        each.actor for each in queries.standings(people.reporter, office, "website-tabanan", NOW)
    }
    triples = queries.actor_triples(people.reporter, NOW)
    assert (office, "website-tabanan", "kabid") in triples
    assert (office, SOP, "kabid") not in triples


def test_a_holding_ended_at_once_is_gone_in_the_same_minute(office: Office, people: Cast) -> None:
    holding = people.kasi.holdings.get()
    commands.end_holding(holding, at=NOW, reason="mutasi")
    assert actors(people.kasi, office, NOW - timedelta(seconds=1)) == {"kasi"}
    assert actors(people.kasi, office, NOW) == set()
    assert people.kasi not in queries.people_for(office, SOP, "kasi", NOW)


def test_a_switched_off_account_has_no_right_and_is_asked_for_nothing(
    office: Office, people: Cast
) -> None:
    people.kasi.user.is_active = False
    people.kasi.user.save()
    assert queries.person_of(people.kasi.user) is None
    assert queries.people_for(office, SOP, "kasi", NOW) == ()
    assert actors(people.kasi, office, NOW) == set()


def test_days_begin_in_the_zone_of_the_office(people: Cast, elsewhere: Office) -> None:
    unit = elsewhere.units.get()
    position = Position.objects.create(unit=unit, title="Camat")
    commands.appoint(people.kadis, position, starts=date(2026, 12, 1), at=NOW)
    commands.bind_actor(elsewhere, SOP, "kabid", position, at=NOW)
    midnight_wita = datetime(2026, 11, 30, 16, 0, tzinfo=UTC)
    assert not actors(people.kadis, elsewhere, midnight_wita - timedelta(seconds=1))
    assert actors(people.kadis, elsewhere, midnight_wita) == {"kabid"}


def test_a_stranger_has_nothing_here_whatever_they_hold_elsewhere(
    office: Office, elsewhere: Office, people: Cast
) -> None:
    assert actors(people.stranger, elsewhere, NOW) == {"kasi", "kabid"}
    assert actors(people.stranger, office, NOW) == set()
    assert office not in queries.offices_of(people.stranger, NOW)
    assert people.stranger not in queries.people_in(office, NOW)
    assert not queries.supervises(people.stranger, office, NOW)
    assert {where for where, *_rest in queries.actor_triples(people.stranger, NOW)} == {elsewhere}


DAYS = st.dates(min_value=date(2026, 1, 1), max_value=date(2026, 12, 31))


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(starts=DAYS, length=st.integers(0, 60), day=DAYS, hour=st.integers(0, 23))
def test_for_any_days_the_right_holds_exactly_from_first_to_last(
    office: Office, people: Cast, starts: date, length: int, day: date, hour: int
) -> None:
    ends = starts + timedelta(days=length)
    Delegation.objects.all().delete()
    Delegation.objects.create(
        holding=people.kabid.holdings.get(),
        person=people.reporter,
        starts=starts,
        ends=ends,
        legal_basis=SK,
    )
    at = datetime(day.year, day.month, day.day, hour, tzinfo=office.tz)
    assert ("kabid" in actors(people.reporter, office, at)) is (starts <= day <= ends)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(ended=st.integers(0, 240 * 86_400), after=st.integers(0, 10**7))
def test_nothing_that_was_ended_ever_gives_a_right_again(
    office: Office, people: Cast, ended: int, after: int
) -> None:
    at = datetime(2026, 2, 1, tzinfo=UTC) + timedelta(seconds=ended)
    holding = people.kasi.holdings.get()
    Holding.objects.filter(pk=holding.pk).update(ends=None, closed_at=None)
    commands.end_holding(holding, at=at)
    assert not actors(people.kasi, office, at + timedelta(seconds=after))
