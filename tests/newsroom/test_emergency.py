"""One authorised official publishes at once; another one looks within two working hours, and the record holds both."""

from datetime import UTC, datetime

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.newsroom.conftest import lay_down, revise
from tests.people import NOW
from wartapraja.newsroom import commands, queries
from wartapraja.newsroom.models import ArticlePage, Category, EmergencyPublication
from wartapraja.newsroom.terms import EMERGENCY_OFFICIAL, EMERGENCY_SOP
from wartapraja.newsroom.ticks import remind
from wartapraja.organisation import commands as organisation
from wartapraja.organisation.models import Position
from wartapraja.record import queries as recorded
from wartapraja.record.models import Outbox
from wartapraja.record.worker import run_once

pytestmark = pytest.mark.django_db

WHY = "Tanggul jebol, warga harus mengungsi malam ini."


@pytest.fixture
def urgent(index, people) -> ArticlePage:
    article = lay_down(index, "Peringatan banjir")
    revise(article, category=Category.objects.first())
    return ArticlePage.objects.get(pk=article.pk)


def rush(page, by, office, reason=WHY, at=NOW) -> EmergencyPublication:
    return commands.emergency_publish(page, by=by, office=office, reason=reason, at=at)


def look(emergency, by, office, outcome="kept", words="", at=NOW):
    return commands.second_look(
        emergency, by=by, office=office, outcome=outcome, words=words, at=at
    )


def is_live(page) -> bool:
    return ArticlePage.objects.get(pk=page.pk).live


def test_it_is_live_at_once_and_the_second_look_is_due_in_two_working_hours(urgent, people, office):
    opened = rush(urgent, people.kabid, office)
    assert is_live(urgent)
    assert opened.due_at == datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
    assert queries.open_second_looks(office) == [opened]
    (event,) = recorded.events(f"page:{urgent.pk}")
    assert event.kind == "PublishedInEmergency"
    assert event.payload["reason"] == WHY and event.actor["person"] == people.kabid.key
    assert [each.name for each in recorded.effects_of(f"page:{urgent.pk}")] == ["website.bake"]


def test_two_hours_late_on_a_friday_end_on_monday(urgent, people, office):
    late = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
    assert (
        rush(urgent, people.kabid, office, at=late).due_at.astimezone(UTC).date().isoformat()
        == "2026-11-23"
    )


@pytest.mark.parametrize("who", ["reporter", "staf_admin", "stranger"])
def test_nobody_without_authority_publishes_in_an_emergency(who, urgent, people, office):
    with pytest.raises(commands.NotAuthorised) as refusal:
        rush(urgent, getattr(people, who), office)
    assert str(refusal.value)
    assert not is_live(urgent)


def test_a_binding_names_who_may_and_then_leading_others_is_no_longer_enough(
    urgent, people, office
):
    kadis = Position.objects.get(unit__office=office, short_title="Kadis")
    organisation.bind_actor(office, EMERGENCY_SOP, EMERGENCY_OFFICIAL, kadis, at=NOW)
    with pytest.raises(commands.NotAuthorised, match="Kepala Dinas"):
        rush(urgent, people.kabid, office)
    rush(urgent, people.kadis, office)
    assert is_live(urgent)


def test_it_needs_a_reason(urgent, people, office):
    with pytest.raises(commands.NotAuthorised):
        rush(urgent, people.kabid, office, reason="  ")
    assert not is_live(urgent)


def test_haste_does_not_excuse_what_every_publication_needs(index, people, office):
    bare = lay_down(index, "Tanpa kategori")
    with pytest.raises(commands.NotPublishable):
        rush(bare, people.kabid, office)
    assert not is_live(bare)
    assert not EmergencyPublication.objects.exists()


def test_the_publisher_cannot_be_the_second_pair_of_eyes(urgent, people, office):
    opened = rush(urgent, people.kabid, office)
    with pytest.raises(commands.NotAuthorised):
        look(opened, people.kabid, office)
    assert queries.open_second_looks() == [opened]


def test_another_official_keeps_it_and_the_record_says_that_it_was_in_time(urgent, people, office):
    opened = rush(urgent, people.kabid, office)
    look(opened, people.kadis, office)
    assert is_live(urgent) and not queries.open_second_looks()
    event = recorded.events(f"page:{urgent.pk}")[-1]
    assert event.kind == "SecondLookTaken"
    assert (event.payload["outcome"], event.payload["in_time"]) == ("kept", True)


def test_withdrawing_takes_down_what_was_not_there_before(urgent, people, office):
    opened = rush(urgent, people.kabid, office)
    with pytest.raises(commands.NotAuthorised):
        look(opened, people.kadis, office, "withdrawn")
    look(opened, people.kadis, office, "withdrawn", "Lokasinya keliru.")
    assert not is_live(urgent)
    assert [each.name for each in recorded.effects_of(f"page:{urgent.pk}")] == [
        "website.bake",
        "website.take_down",
    ]


def test_withdrawing_brings_back_what_was_live_before(urgent, people, office):
    commands.publish(case="BKS-1", page=urgent, revision=urgent.get_latest_revision(), at=NOW)
    revise(urgent, title="Judul keliru")
    opened = rush(urgent, people.kabid, office)
    assert ArticlePage.objects.get(pk=urgent.pk).title == "Judul keliru"
    look(opened, people.kadis, office, "withdrawn", "Judulnya keliru.")
    shown = ArticlePage.objects.get(pk=urgent.pk)
    assert (shown.live, shown.title) == (True, "Peringatan banjir")


def test_the_second_look_is_taken_once(urgent, people, office):
    opened = rush(urgent, people.kabid, office)
    stale = EmergencyPublication.objects.get(pk=opened.pk)
    look(opened, people.kadis, office)
    with pytest.raises(commands.AlreadyLooked):
        look(stale, people.sekdis, office, "withdrawn", "Terlambat.")
    assert is_live(urgent)


def test_a_page_that_waits_for_its_second_look_is_not_published_in_haste_again(
    urgent, people, office
):
    rush(urgent, people.kabid, office)
    with pytest.raises(commands.NotAuthorised):
        rush(urgent, people.kadis, office)


def test_the_chain_of_the_record_still_holds(urgent, people, office):
    look(rush(urgent, people.kabid, office), people.kadis, office)
    assert recorded.verify().ok


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person.user)
    return client


def test_the_official_publishes_from_the_screen_and_the_second_one_keeps_it(urgent, people, office):
    form = reverse("newsroom_emergency", args=[urgent.pk])
    kabid, kadis = signed_in(people.kabid), signed_in(people.kadis)
    assert kabid.get(form).status_code == 200
    assert kabid.post(form, {"reason": WHY}).status_code == 200 and not is_live(urgent)
    assert kabid.post(form, {"reason": WHY, "answers": "on"}).status_code == 302 and is_live(urgent)
    opened = EmergencyPublication.objects.get()
    look_at = reverse("newsroom_second_look", args=[opened.pk])
    assert WHY in kadis.get(look_at).content.decode()
    assert kabid.post(look_at, {"outcome": "kept"}).status_code == 200
    assert kadis.post(look_at, {"outcome": "kept"}).status_code == 302
    opened.refresh_from_db()
    assert opened.outcome == "kept"
    assert kadis.get(reverse("newsroom_emergencies")).status_code == 200


@pytest.mark.parametrize("who", ["reporter", "staf_admin", "stranger"])
def test_the_screens_are_shut_to_those_without_authority(who, urgent, people, office):
    opened = rush(urgent, people.kabid, office)
    client = signed_in(getattr(people, who))
    for name, key in (("newsroom_emergency", urgent.pk), ("newsroom_second_look", opened.pk)):
        assert client.get(reverse(name, args=[key])).status_code in {302, 403}
        assert client.post(
            reverse(name, args=[key]),
            {"reason": WHY, "answers": "on", "outcome": "withdrawn", "words": "x"},
        ).status_code in {302, 403}
    assert is_live(urgent)


def asked() -> list[str]:
    """Who was written to, by the worker."""
    while run_once(datetime(2026, 12, 1, tzinfo=UTC)):
        pass
    return sorted(address for message in mail.outbox for address in message.to)


def test_those_who_may_look_are_written_to_and_the_publisher_is_not(urgent, people, office):
    opened = rush(urgent, people.kabid, office)
    Outbox.objects.exclude(name="newsroom.ask_second_look").delete()
    assert asked() == sorted(each.email for each in (people.kadis, people.sekdis, people.kasi))
    assert WHY in mail.outbox[0].body and f"/darurat/{opened.pk}/" in mail.outbox[0].body


def test_a_late_second_look_is_asked_for_once_more_and_not_every_five_minutes(
    urgent, people, office
):
    rush(urgent, people.kabid, office)
    Outbox.objects.all().delete()
    remind(NOW)
    assert asked() == []
    for hours in (7, 8):
        remind(NOW.replace(hour=hours))
    assert len(asked()) == 3
    assert "late" in mail.outbox[0].body or "terlambat" in mail.outbox[0].body


def test_nobody_is_written_to_about_a_look_that_was_taken(urgent, people, office):
    look(rush(urgent, people.kabid, office), people.kadis, office)
    Outbox.objects.exclude(name="newsroom.ask_second_look").delete()
    assert asked() == []
