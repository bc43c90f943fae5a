"""What each layer holds by itself, and what a grant lets through: no more than it names."""

import pytest
from django.db import IntegrityError, connection, transaction

from tests.newsroom.conftest import lay_down
from tests.newsroom.publishing.switching_off import methods_off, triggers_off
from tests.newsroom.publishing.test_ways_round import stage as stage
from tests.newsroom.publishing.test_ways_round import without_the_gate as without_the_gate
from tests.newsroom.publishing.ways_round import WAYS, Stage, Way, refused
from wartapraja.newsroom.models import ArticlePage, ArticleTag, BasePage, PublishingGrant
from wartapraja.newsroom.models.article import NewsTag
from wartapraja.newsroom.publishing import Ungranted, allows, grant, triggers

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.newsroom.publishing.urls_with_api")]

ONLY_A_PLAN = "schedule from the editor"
ONLY_THE_DATABASE_SEES = "queryset.update()"


@pytest.mark.parametrize(
    "way", [way for way in WAYS if way.name != ONLY_A_PLAN], ids=lambda way: way.name
)
def test_the_database_alone_refuses(way: Way, stage: Stage):
    with methods_off():
        refused(way.attempt, stage)
        assert not way.got_through(stage)


@pytest.mark.parametrize(
    "way", [way for way in WAYS if way.name != ONLY_THE_DATABASE_SEES], ids=lambda way: way.name
)
def test_the_page_alone_refuses_without_the_database(way: Way, stage: Stage):
    with triggers_off():
        refused(way.attempt, stage)
        assert not way.got_through(stage)


def test_a_step_publishes_under_its_grant_and_the_ledger_closes(draft):
    with grant(case="BKS-1", actions={"publish"}, pages={draft.pk}):
        draft.get_latest_revision().publish()
    assert ArticlePage.objects.get(pk=draft.pk).live
    assert PublishingGrant.objects.filter(case="BKS-1").count() == 1
    assert not PublishingGrant.objects.filter(open=True).exists()
    assert not allows("publish", draft.pk)


def test_a_grant_holds_for_the_page_that_it_names_only(draft, index):
    other = lay_down(index, "Berita lain")
    with pytest.raises(Ungranted), grant(case="BKS-1", actions={"publish"}, pages={draft.pk}):
        other.get_latest_revision().publish()
    assert not ArticlePage.objects.get(pk=other.pk).live


def test_a_grant_lets_only_the_pinned_revision_live(draft):
    pinned = draft.latest_revision
    draft.title = "Judul sesudah persetujuan"
    later = draft.save_revision()
    with (
        pytest.raises(Ungranted),
        grant(case="BKS-1", actions={"publish"}, pages={draft.pk}, revision=pinned.pk),
    ):
        later.publish()
    with methods_off(), pytest.raises(IntegrityError):  # noqa: SIM117 - the grant must close inside
        with grant(case="BKS-1", actions={"publish"}, pages={draft.pk}, revision=pinned.pk):
            later.publish()
    assert not ArticlePage.objects.get(pk=draft.pk).live


def test_a_step_that_fails_leaves_neither_page_nor_grant(draft):
    with pytest.raises(RuntimeError), grant(case="BKS-1", actions={"publish"}, pages={draft.pk}):
        draft.get_latest_revision().publish()
        raise RuntimeError("the step fails after publishing")
    assert not ArticlePage.objects.get(pk=draft.pk).live
    assert not PublishingGrant.objects.filter(case="BKS-1").exists()
    assert not allows("publish", draft.pk)


def test_a_used_row_in_the_ledger_opens_nothing(draft):
    PublishingGrant.objects.create(case="BKS-1", action="publish", page_id=draft.pk, open=False)
    with pytest.raises(IntegrityError), transaction.atomic():
        ArticlePage.objects.filter(pk=draft.pk).update(live=True)


def test_a_row_written_past_the_grant_does_not_move_the_page_s_own_methods(draft):
    PublishingGrant.objects.create(case="tiruan", action="publish", page_id=draft.pk)
    with pytest.raises(Ungranted):
        draft.get_latest_revision().publish()


@pytest.mark.parametrize(
    "wrong",
    [{"case": ""}, {"actions": set()}, {"pages": set()}, {"actions": {"terbang"}}],
    ids=["case", "actions", "pages", "name"],
)
def test_a_grant_that_does_not_say_what_it_is_for_is_refused(wrong, db):
    with (
        pytest.raises(ValueError),
        grant(**{"case": "BKS-1", "actions": {"publish"}, "pages": {1}, **wrong}),
    ):
        pass


def test_a_draft_saved_on_a_live_page_leaves_the_live_row_as_it_is(live):
    live.title = "Judul baru"
    live.intro = "Teras baru."
    live.save_revision()
    shown = ArticlePage.objects.get(pk=live.pk)
    assert (shown.title, shown.intro, shown.live) == ("Pasar diperbaiki", "Teras berita.", True)
    assert shown.get_latest_revision_as_object().title == "Judul baru"


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Diganti"},
        {"slug": "diganti"},
        {"intro": "Diganti."},
        {"event_place": "Diganti"},
        {"seo_title": "Diganti"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_the_words_of_a_live_page_cannot_be_changed_under_the_readers_eyes(live, change):
    for name, value in change.items():
        setattr(live, name, value)
    with pytest.raises(Ungranted):
        live.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        ArticlePage.objects.filter(pk=live.pk).update(**change)


def test_the_tags_of_a_live_page_cannot_be_changed_either(live, draft):
    tag = NewsTag.objects.create(name="pasar", slug="pasar")
    ArticleTag.objects.create(tag=tag, content_object=draft)
    with pytest.raises(IntegrityError), transaction.atomic():
        ArticleTag.objects.create(tag=tag, content_object=live)


def test_a_live_branch_cannot_be_deleted_or_moved_from_above(live, index, home):
    with pytest.raises(Ungranted):
        home.delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        BasePage.objects.filter(pk=index.pk).delete()
    assert ArticlePage.objects.filter(pk=live.pk, live=True).exists()


def test_a_live_page_cannot_be_hidden_by_a_view_restriction(live, superuser):
    assert not live.permissions_for_user(superuser).can_set_view_restrictions()


def test_a_draft_moves_and_goes_by_ordinary_right(draft, superuser):
    assert draft.permissions_for_user(superuser).can_delete()
    draft.delete()
    assert not BasePage.objects.filter(pk=draft.pk).exists()


def test_every_page_type_of_the_installation_is_watched():
    watched = {rule.table for rule in triggers.rules()}
    assert watched >= {model._meta.db_table for model in triggers.page_models()}


def test_a_migration_puts_lost_triggers_back(db):
    assert triggers.missing() == []
    with connection.cursor() as cursor:
        on = "" if connection.vendor == "sqlite" else ' ON "newsroom_basepage"'
        cursor.execute(f'DROP TRIGGER "newsroom_guard_published"{on}')
    assert triggers.missing() == ["newsroom_guard_published"]
    triggers.install()
    assert triggers.missing() == []
