"""What is approved is what goes live; what lacks something does not."""

from datetime import UTC, datetime

import pytest
from django.db.models import ProtectedError

from tests.newsroom.conftest import lay_down, revise
from wartapraja.media.types import OnLivePage
from wartapraja.newsroom import commands, queries
from wartapraja.newsroom.models import ArticlePage, Category, HomePage
from wartapraja.record import queries as recorded
from wartapraja.record.models import Outbox

AT = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture
def ready(index) -> ArticlePage:
    article = lay_down(index, "Jembatan dibuka")
    revise(article, category=Category.objects.first())
    return ArticlePage.objects.get(pk=article.pk)


def publish(article: ArticlePage, revision=None) -> ArticlePage:
    return commands.publish(case="BKS-1", page=article, revision=revision or newest(article), at=AT)


def asked(article: ArticlePage) -> list[tuple[str, dict]]:
    """What the worker was asked to do because of a page."""
    rows = Outbox.objects.filter(event__stream=f"page:{article.pk}").order_by("pk")
    return [(row.name, dict(row.payload)) for row in rows]


def newest(article: ArticlePage):
    return ArticlePage.objects.get(pk=article.pk).get_latest_revision()


def test_a_published_article_is_live_dated_by_the_office_s_clock_and_in_the_record(ready):
    publish(ready)
    assert list(queries.published()) == [ready]
    shown = ArticlePage.objects.get(pk=ready.pk)
    assert shown.first_published_at == shown.last_published_at == AT
    (event,) = recorded.events(f"page:{ready.pk}")
    assert event.kind == "Published" and event.payload["case"] == "BKS-1"
    assert event.payload["sha256"] == queries.revision_sha256(shown.live_revision)
    assert asked(ready) == [("website.bake", {"page": ready.pk})]


def test_a_later_draft_does_not_go_live_with_the_approved_revision(ready):
    approved = ready.get_latest_revision()
    revise(ready, title="Judul yang tidak disetujui")
    publish(ready, approved)
    assert ArticlePage.objects.get(pk=ready.pk).title == "Jembatan dibuka"


def test_a_correction_keeps_the_first_date_and_bakes_once_more(ready):
    publish(ready)
    revision = revise(ready, title="Jembatan dibuka lebih awal")
    later = AT.replace(hour=5)
    commands.publish(case="BKS-2", page=ready, revision=revision, at=later)
    shown = ArticlePage.objects.get(pk=ready.pk)
    assert (shown.title, shown.first_published_at, shown.last_published_at) == (
        "Jembatan dibuka lebih awal",
        AT,
        later,
    )
    assert len(asked(ready)) == 2


def codes(article: ArticlePage) -> set[str]:
    return {
        code for gap in queries.publication_gaps(newest(article)) for code in gap.code.split(",")
    }


def test_an_article_that_lacks_words_or_filing_is_not_published_and_says_what_it_lacks(index):
    article = lay_down(index, "Tanpa apa-apa")
    revise(article, intro="", body=[])
    with pytest.raises(commands.NotPublishable) as refusal:
        publish(article)
    assert {gap.code for gap in refusal.value.gaps} == {"intro", "body", "category"}
    assert all(gap.sentence.endswith(".") for gap in refusal.value.gaps)
    assert not ArticlePage.objects.get(pk=article.pk).live


def test_every_picture_needs_its_text_and_credit_wherever_it_stands(ready, a_picture):
    one, two, three = a_picture("satu"), a_picture("dua"), a_picture("tiga")
    rows = [{"picture": three, "caption": ""}, {"picture": two, "caption": ""}]
    body = [
        ("picture", {"picture": two, "caption": ""}),
        ("gallery", {"title": "", "pictures": rows}),
    ]
    revise(ready, cover=one, body=body)
    gaps = queries.publication_gaps(newest(ready))
    assert len(gaps) == 3 and codes(ready) == {"alt", "credit"}
    for picture in (one, two, three):
        picture.alt, picture.credit = "Jembatan dari arah sungai", "Dinas Kominfo"
        picture.save()
    assert codes(ready) == set()


def test_a_schedule_in_the_draft_is_no_way_to_publish_later(ready):
    revise(ready, go_live_at=AT.replace(year=2027))
    assert codes(ready) == {"schedule"}


def test_a_draft_may_lack_anything(index):
    article = commands.create_article(office=None, title="")
    assert article.title and not article.live


def test_a_revision_of_another_page_is_refused(ready, index):
    other = lay_down(index, "Lain")
    with pytest.raises(commands.NotPublishable):
        publish(ready, other.get_latest_revision())


def test_taking_down_needs_a_reason_and_asks_the_site_to_remove_it(ready):
    publish(ready)
    with pytest.raises(commands.NotPublishable):
        commands.take_down(case="BKS-3", page=ready, reason=" ", at=AT)
    commands.take_down(case="BKS-3", page=ready, reason="Data keliru", at=AT, redirect="/berita/")
    assert not queries.published().exists()
    assert recorded.events(f"page:{ready.pk}")[-1].payload["reason"] == "Data keliru"
    assert asked(ready)[-1] == ("website.take_down", {"page": ready.pk, "redirect": "/berita/"})


def test_the_hash_of_a_revision_is_of_what_readers_see_and_nothing_else(ready):
    before, again = newest(ready), revise(ready)
    assert before != again and queries.revision_sha256(before) == queries.revision_sha256(again)
    assert queries.revision_sha256(revise(ready, intro="Teras lain.")) != queries.revision_sha256(
        before
    )


def test_the_trail_of_a_page_is_what_its_case_published(ready):
    assert queries.trail(ready) == []
    steps = [
        {
            "number": "1",
            "text": "Menulis",
            "position": "Staf",
            "at": AT.isoformat(),
            "minutes": 5,
            "outcome_kind": "forward",
        }
    ]
    commands.keep_trail(ready, case="BKS-1", steps=steps)
    assert queries.trail(ready) == steps


def test_setting_the_site_up_twice_changes_nothing(home):
    again = commands.set_up_site(title="Nama lain")
    assert again == home and HomePage.objects.count() == 1


def test_the_words_of_the_body_can_be_searched(ready):
    ready.body = [
        ("heading", "Latar"),
        ("paragraph", "<p>Jalan <b>rusak</b>.</p>"),
        ("quote", {"text": "Terima kasih", "source": "Warga"}),
    ]
    assert {"Latar", "Terima kasih"} <= set(queries.plain_text(ready).splitlines())
    assert "rusak" in queries.plain_text(ready) and "<b>" not in queries.plain_text(ready)


def test_a_picture_on_a_live_article_is_known_as_used(ready, a_picture):
    picture = a_picture("satu", alt="Jembatan", credit="Kominfo")
    revise(ready, cover=picture)
    publish(ready)
    with pytest.raises((OnLivePage, ProtectedError)):
        picture.delete()
