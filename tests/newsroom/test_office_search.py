"""The office finds pages quickly, and nothing that anybody types breaks the search."""

import uuid

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.urls import reverse
from modelsearch.index import insert_or_update_object
from modelsearch.query import And, Not, Or, Phrase, PlainText
from wagtail.search.backends import get_search_backend
from wagtail.search.models import IndexEntry

from tests.newsroom.conftest import lay_down
from wartapraja.newsroom.models import ArticlePage, BasePage, HomePage, NewsIndexPage

MANY = 2_000
ODD = ['"', "1,.'((,\"", "<'\">", "NEAR(", "title:", "*", "-", "a OR", "NOT", "{x} : y", "\\", "\x00", "_", "%s"]  # fmt: skip


@pytest.fixture
def three(index: NewsIndexPage) -> dict[str, ArticlePage]:
    titles = {
        "bridge": "Jembatan gantung dibuka",
        "market": "Pasar ikan diperbaiki",
        "both": "Jalan ke pasar dan jembatan",
    }
    made = {key: lay_down(index, title) for key, title in titles.items()}
    for article in made.values():
        insert_or_update_object(article)
    return made


def found(query: object, **options: object) -> list[str]:
    return [page.title for page in ArticlePage.objects.search(query, **options)]


def test_a_page_with_every_word_is_found(three: dict[str, ArticlePage]) -> None:
    assert found("pasar jembatan") == ["Jalan ke pasar dan jembatan"]
    assert found("ferry") == []


def test_a_word_in_the_title_outweighs_one_in_the_body(index: NewsIndexPage) -> None:
    body = lay_down(index, "Kabar kota")
    ArticlePage.objects.filter(pk=body.pk).update(intro="Soal sungai.")
    title = lay_down(index, "Sungai meluap")
    newer = lay_down(index, "Kabar desa")
    ArticlePage.objects.filter(pk=newer.pk).update(intro="Soal sungai juga.")
    for article in (body, title, newer):
        insert_or_update_object(ArticlePage.objects.get(pk=article.pk))
    assert found("sungai")[0] == "Sungai meluap"
    assert len(found("sungai")) == 3


def test_queries_are_joined_negated_and_taken_as_phrases(three: dict[str, ArticlePage]) -> None:
    assert set(found(Or([PlainText("gantung"), PlainText("ikan")]))) == {
        three["bridge"].title,
        three["market"].title,
    }
    assert found(And([PlainText("pasar"), Not(PlainText("ikan"))])) == [three["both"].title]
    assert found(Phrase("pasar dan jembatan")) == [three["both"].title]
    assert found(Phrase("jembatan dan pasar")) == []
    assert found(~PlainText("pasar")) == [three["bridge"].title]


def test_the_wished_order_is_kept(three: dict[str, ArticlePage]) -> None:
    pages = ArticlePage.objects.order_by("title")
    titles = [page.title for page in pages.search("pasar", order_by_relevance=False)]
    assert titles == sorted(titles)
    assert len(titles) == 2


def test_the_beginning_of_a_word_is_enough_while_typing(three: dict[str, ArticlePage]) -> None:
    titles = [page.title for page in ArticlePage.objects.autocomplete("jemb")]
    assert set(titles) == {three["bridge"].title, three["both"].title}


def test_every_hit_has_a_score_when_asked(three: dict[str, ArticlePage]) -> None:
    hits = list(ArticlePage.objects.search("pasar").annotate_score("how_well"))
    assert len(hits) == 2
    assert all(isinstance(hit.how_well, float) for hit in hits)


@pytest.mark.parametrize("typed", ODD)
def test_punctuation_never_fails(three: dict[str, ArticlePage], typed: str) -> None:
    if "\x00" in typed and connection.vendor == "postgresql":
        pytest.skip("PostgreSQL refuses the character in any text; forms refuse it before.")
    assert isinstance(found(typed), list)
    assert isinstance(list(ArticlePage.objects.autocomplete(typed)), list)


@pytest.mark.parametrize("typed", ['"', "1,.'((,\"", "<'\">"])
def test_the_search_of_the_office_answers_to_punctuation(
    three: dict[str, ArticlePage], admin: object, typed: str
) -> None:
    answer = admin.get(reverse("wagtailadmin_pages:search"), {"q": typed})
    assert answer.status_code == 200


def test_a_quotation_mark_does_not_hide_what_is_beside_it(three: dict[str, ArticlePage]) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("The stock backend of PostgreSQL reads what was typed in its own way.")
    assert found('"pasar') == found("pasar")


def in_many_pages(home: HomePage, index: NewsIndexPage) -> None:
    """Rows straight into the tables: what is timed is the search, not the tree."""
    like = lay_down(index, "Rapat rutin")
    kind = ContentType.objects.get_for_model(ArticlePage)
    for model, rows in (
        (BasePage, BasePage.objects.filter(pk=like.pk).values().get()),
        (ArticlePage, ArticlePage.objects.filter(pk=like.pk).values().get()),
    ):
        own = list(model._meta.local_concrete_fields)
        columns = ", ".join(connection.ops.quote_name(field.column) for field in own)
        marks = ", ".join(["%s"] * len(own))
        sql = f"INSERT INTO {model._meta.db_table} ({columns}) VALUES ({marks})"  # noqa: S608 - names of our tables
        with connection.cursor() as cursor:
            cursor.executemany(sql, [_row(own, rows, number) for number in range(MANY)])
    IndexEntry.objects.filter(object_id=str(like.pk)).delete()
    IndexEntry.objects.bulk_create(
        IndexEntry(
            content_type=kind,
            object_id=str(100_000 + number),
            title=f"Rapat rutin {number}",
            autocomplete=f"Rapat rutin {number}",
            body="Bupati memimpin rapat di kantor. " * 20,
        )
        for number in range(MANY)
    )


def _row(own: list, like: dict, number: int) -> list:
    fresh = {
        "id": 100_000 + number,
        "basepage_ptr_id": 100_000 + number,
        "path": f"{900_000_000_000 + number}",
        "slug": f"rapat-{number}",
        "title": f"Rapat rutin {number}",
        "url_path": f"/beranda/berita/rapat-{number}/",
    }
    row = []
    for field in own:
        value = fresh.get(field.attname, like.get(field.attname))
        if field.name == "translation_key":
            value = uuid.uuid5(uuid.NAMESPACE_URL, str(number))
        row.append(field.get_db_prep_save(value, connection))
    return row


def test_two_thousand_pages_are_counted_and_cut_rightly(
    home: HomePage, index: NewsIndexPage
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("The stock backend keeps its words in other columns on PostgreSQL.")
    in_many_pages(home, index)
    for typed, hits in {"rapat": MANY, "bupati memimpin rapat": MANY, "rapat 1999": 1}.items():
        results = ArticlePage.objects.search(typed)
        assert len(results[:20]) == min(hits, 20)
        assert results.count() == hits
    assert len(ArticlePage.objects.autocomplete("rap")[:20]) == 20
    assert len(ArticlePage.objects.autocomplete("rapat 1999")[:20]) == 1


@pytest.mark.django_db
def test_the_backend_of_the_settings_is_ours_on_sqlite() -> None:
    name = type(get_search_backend()).__module__
    assert name.startswith("wartapraja") == (connection.vendor == "sqlite")
