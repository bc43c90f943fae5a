"""Who may edit follows the case: those whose turn it is, and nobody else, whatever their rights in Wagtail."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from tests.newsroom.conftest import go_live, lay_down
from tests.people import NOW
from wartapraja.newsroom import commands
from wartapraja.newsroom.models import ArticlePage, PageDesk
from wartapraja.organisation import commands as organisation
from wartapraja.organisation.models import Holding

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(index, people, office) -> ArticlePage:
    page = lay_down(index, "Jembatan dibuka")
    commands.take_up(
        page,
        case="BKS-7",
        case_title="Jembatan",
        case_url="/berkas/7/",
        office=office.key,
        sop_key="pesona-bengkalis",
    )
    return page


def turn(article, actor="kasi", title="Kasi", step="2. Mengedit artikel", **more) -> None:
    commands.turn_to(
        article,
        case="BKS-7",
        actor_key=actor,
        actor_title=title,
        step=step,
        **{"editable": True, **more},
    )


def locked(article, person) -> bool:
    page = ArticlePage.objects.get(pk=article.pk)
    lock = page.get_lock()
    return bool(lock and lock.for_user(person.user))


def words(article, person) -> str:
    return str(ArticlePage.objects.get(pk=article.pk).get_lock().get_message(person.user))


@pytest.fixture(autouse=True)
def english(settings):
    settings.LANGUAGE_CODE = "en"


def test_only_the_holder_whose_turn_it_is_may_edit(article, people):
    turn(article)
    assert {
        role
        for role in ("reporter", "kasi", "kabid", "staf_admin", "kadis", "stranger")
        if not locked(article, getattr(people, role))
    } == {"kasi"}


def test_the_right_moves_on_with_the_case(article, people):
    turn(article)
    turn(article, actor="staf_admin", title="Staf Admin", step="4. Menyusun")
    assert locked(article, people.kasi) and not locked(article, people.staf_admin)


def test_a_superuser_waits_like_everybody(article, superuser):
    turn(article)
    assert ArticlePage.objects.get(pk=article.pk).get_lock().for_user(superuser)


def test_the_right_ends_with_the_holding(article, people):
    turn(article)
    organisation.end_holding(Holding.objects.get(person=people.kasi), at=NOW)
    assert locked(article, people.kasi)


def test_a_step_given_to_one_holder_is_locked_for_the_other(article, people):
    turn(article, assignee=people.reporter.key)
    assert locked(article, people.kasi)
    turn(article, assignee=people.kasi.key)
    assert not locked(article, people.kasi)


def test_a_deciding_step_shows_the_article_and_changes_nothing(article, people):
    turn(article, actor="kabid", title="Kabid", step="3. Menyetujui", editable=False)
    assert locked(article, people.kabid)
    assert "decides on the article as it stands" in words(article, people.kabid)


def test_the_lock_says_whose_turn_it_is_to_each_reader_in_their_own_place(article, people):
    turn(article)
    assert "It is your turn" in words(article, people.kasi)
    assert "turn of Kasi" in words(article, people.kabid) and "comes to you" in words(
        article, people.kabid
    )
    assert "Only those whom the SOP names" in words(article, people.stranger)
    assert 'href="/berkas/7/"' in words(article, people.kabid)


def test_between_two_steps_nobody_edits(article, people):
    turn(article)
    commands.leave(article, case="BKS-7")
    assert all(locked(article, person) for person in people)


def test_when_the_case_has_ended_the_lock_says_to_start_another(article, people):
    turn(article)
    commands.leave(article, case="BKS-7", closed=True)
    assert all(locked(article, person) for person in people)
    assert "new case" in words(article, people.kasi)


def test_a_live_page_without_a_case_is_edited_by_nobody(index, people, superuser):
    page = lay_down(index, "Sudah terbit")
    go_live(page)
    lock = ArticlePage.objects.get(pk=page.pk).get_lock()
    assert lock.for_user(superuser) and lock.for_user(people.kasi.user)
    assert "live" in str(lock.get_message(superuser))


def test_another_case_cannot_take_a_page_that_is_being_worked_on(article, office):
    with pytest.raises(commands.TakenUp):
        commands.take_up(article, case="BKS-8", office=office.key, sop_key="pesona-bengkalis")


def test_a_second_case_takes_up_what_the_first_has_left(article, office):
    commands.leave(article, case="BKS-7", closed=True)
    commands.take_up(article, case="BKS-8", office=office.key, sop_key="pesona-bengkalis")
    desk = PageDesk.objects.get(page=article, case="BKS-8")
    assert (desk.case, desk.open, desk.incoming) == ("BKS-8", True, article.get_latest_revision())


def test_who_works_on_the_page_opens_it_without_any_wagtail_right(article, people):
    turn(article)
    page = ArticlePage.objects.get(pk=article.pk)
    assert page.permissions_for_user(people.kabid.user).can_edit()
    assert not page.permissions_for_user(people.stranger.user).can_edit()
    assert not page.permissions_for_user(people.kasi.user).can_publish()


def test_a_page_in_a_case_is_not_deleted(article, superuser):
    turn(article)
    assert not article.permissions_for_user(superuser).can_delete()


def test_a_delegate_edits_until_the_delegation_ends(article, people):
    turn(article)
    organisation.delegate(
        Holding.objects.get(person=people.kasi),
        people.reporter,
        starts=date(2020, 1, 1),
        ends=date(2099, 1, 1),
        legal_basis="SP 1",
        at=NOW,
    )
    assert not locked(article, people.reporter)


def test_the_editor_refuses_a_draft_from_someone_whose_turn_it_is_not(article, superuser):
    turn(article)
    client = Client()
    client.force_login(superuser)
    answer = client.post(
        reverse("wagtailadmin_pages:edit", args=[article.pk]),
        {"title": "Diam-diam", "body-count": "0"},
    )
    assert answer.status_code == 200
    assert (
        ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object().title
        == "Jembatan dibuka"
    )


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person.user)
    return client


def edit_page(article) -> str:
    return reverse("wagtailadmin_pages:edit", args=[article.pk])


def test_an_officer_opens_the_editor_in_their_turn_and_saves_a_draft(article, people):
    turn(article)
    client = signed_in(people.kasi)
    page = client.get(edit_page(article))
    assert page.status_code == 200
    data = querydict_from_html(page.content.decode(), form_id="page-edit-form").copy()
    client.post(
        edit_page(article),
        {**data.dict(), "title": "Jembatan dibuka untuk umum", "body-count": "0"},
    )
    newest = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    assert newest.title == "Jembatan dibuka untuk umum"


def test_a_colleague_reads_the_draft_and_is_told_whose_turn_it_is(article, people):
    turn(article)
    page = signed_in(people.kabid).get(edit_page(article))
    assert page.status_code == 200 and "turn of Kasi" in page.content.decode()
    assert (
        signed_in(people.kabid)
        .get(reverse("wagtailadmin_pages:view_draft", args=[article.pk]))
        .status_code
        == 200
    )


def test_an_officer_of_another_office_opens_neither_editor_nor_draft(article, people):
    turn(article)
    client = signed_in(people.stranger)
    for name in ("edit", "view_draft", "history", "delete"):
        assert client.get(reverse(f"wagtailadmin_pages:{name}", args=[article.pk])).status_code in {
            302,
            403,
            404,
        }
