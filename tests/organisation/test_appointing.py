"""Who may hold what, beside whom, and for how long; and that the record says so."""

from datetime import date

import pytest

from tests.people import NOW, Cast
from wartapraja.organisation import commands, queries
from wartapraja.organisation.commands import Refused
from wartapraja.organisation.models import Holding, Office, Position
from wartapraja.record.queries import events

pytestmark = pytest.mark.django_db


def position_of(person: object) -> Position:
    return Holding.objects.get(person=person).position


def codes(refused: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {reason.code for reason in refused.value.reasons}


def test_two_people_cannot_hold_one_post_at_the_same_time(office: Office, people: Cast) -> None:
    with pytest.raises(Refused) as refused:
        commands.appoint(people.kasi, position_of(people.kabid), starts=date(2026, 12, 1), at=NOW)
    assert codes(refused) == {"taken"}
    assert str(people.kabid) in str(refused.value)


def test_a_shared_post_has_several_holders(office: Office, people: Cast) -> None:
    post = position_of(people.reporter)
    post.shared = True
    post.save()
    commands.appoint(people.staf_admin, post, starts=date(2026, 1, 5), at=NOW)
    may = queries.people_for(office, "pesona-bengkalis", "staf_pengolah_data", NOW)
    assert set(may) == {people.reporter, people.staf_admin}


@pytest.mark.parametrize("kind", ["plt", "plh"])
def test_an_acting_official_needs_a_last_day(people: Cast, kind: str) -> None:
    with pytest.raises(Refused) as refused:
        commands.appoint(
            people.sekdis, position_of(people.kadis), kind=kind, starts=date(2026, 11, 20), at=NOW
        )
    assert "no_end" in codes(refused)


def test_a_plt_fills_a_vacancy_and_no_held_post(office: Office, people: Cast) -> None:
    post = position_of(people.kadis)
    days = {"starts": date(2026, 11, 20), "ends": date(2026, 12, 20)}
    with pytest.raises(Refused) as refused:
        commands.appoint(people.sekdis, post, kind="plt", at=NOW, **days)
    assert codes(refused) == {"taken"}
    commands.end_holding(people.kadis.holdings.get(), at=NOW)
    commands.appoint(people.sekdis, post, kind="plt", at=NOW, legal_basis="SK 1", **days)
    assert queries.holder_of(post, NOW) == people.sekdis
    block = queries.signatory_of(post, NOW)
    assert (block.title, block.via) == ("Plt. Kepala Dinas", "plt")
    assert block.nip == "19720520 200003 2 001"
    assert block.rank == "Pembina Tingkat I"


def test_a_plh_stands_beside_the_absent_holder_and_signs(office: Office, people: Cast) -> None:
    post = position_of(people.kadis)
    commands.appoint(
        people.sekdis,
        post,
        kind="plh",
        starts=date(2026, 11, 18),
        ends=date(2026, 11, 21),
        at=NOW,
    )
    assert queries.holder_of(post, NOW) == people.sekdis
    standing = queries.standings(people.sekdis, office, "website-tabanan", NOW)
    assert [(each.actor, each.via) for each in standing] == [
        ("sekdis", "definitif"),
        ("kadis", "plh"),
    ]
    later = NOW.replace(day=25)
    assert queries.holder_of(post, later) == people.kadis


@pytest.mark.parametrize(
    ("to", "starts", "ends", "basis", "code"),
    [
        ("kabid", "2026-11-20", "2026-11-21", "SK", "self"),
        ("kasi", "2026-11-21", "2026-11-20", "SK", "ends_first"),
        ("kasi", "2026-11-20", "2026-11-21", " ", "no_basis"),
        ("kasi", "2026-11-20", "2027-01-01", "SK", "outlives"),
    ],
)
def test_a_delegation_is_refused_with_its_reason(
    people: Cast, to: str, starts: str, ends: str, basis: str, code: str
) -> None:
    holding = people.kabid.holdings.get()
    holding.ends = date(2026, 12, 31)
    holding.save()
    with pytest.raises(Refused) as refused:
        commands.delegate(
            holding,
            getattr(people, to),
            starts=date.fromisoformat(starts),
            ends=date.fromisoformat(ends),
            legal_basis=basis,
            at=NOW,
        )
    assert codes(refused) == {code}


def test_what_has_ended_cannot_be_ended_again(people: Cast) -> None:
    holding = people.kasi.holdings.get()
    commands.end_holding(holding, at=NOW)
    with pytest.raises(Refused) as refused:
        commands.end_holding(holding, at=NOW)
    assert codes(refused) == {"ended"}


def test_an_appointment_is_evidence_with_a_copy_of_who_made_it(
    office: Office, people: Cast
) -> None:
    post = Position.objects.create(unit=office.units.get(), title="Pranata Humas")
    commands.appoint(
        people.reporter,
        post,
        starts=date(2026, 11, 20),
        legal_basis="SK 2",
        at=NOW,
        by=people.org_admin,
    )
    last = list(events(office.stream))[-1]
    assert last.kind == "Appointed"
    assert last.payload["position"] == "Pranata Humas"
    assert last.payload["legal_basis"] == "SK 2"
    assert last.actor["name"] == people.org_admin.full_name
    assert last.actor["position"] == "Kepala Subbagian Umum dan Kepegawaian"


def test_an_actor_is_not_bound_to_another_offices_position(
    office: Office, elsewhere: Office, people: Cast
) -> None:
    with pytest.raises(Refused) as refused:
        commands.bind_actor(elsewhere, "pesona-bengkalis", "kasi", position_of(people.kasi), at=NOW)
    assert codes(refused) == {"other_office"}


def test_the_heads_supervise_and_the_staff_do_not(office: Office, people: Cast) -> None:
    leads = {person for person in people if queries.supervises(person, office, NOW)}
    assert leads == {people.kadis, people.sekdis, people.kabid, people.kasi}
