"""Readers find what is published by its stems, in a sensible order, and nothing they type breaks the search."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.newsroom.conftest import revise
from tests.website.conftest import NOVEMBER, OCTOBER
from wartapraja.newsroom.models import Category
from wartapraja.settings import public
from wartapraja.website import commands, searching
from wartapraja.website.baking import bakery
from wartapraja.website.models import SearchEntry
from wartapraja.website.views.search import FURTHEST, ON_A_PAGE

STEMS = {
    "berlari": "lari",
    "pelayanan": "layan",
    "melayani": "layan",
    "pembangunan": "bangun",
    "membangun": "bangun",
    "perbaikan": "baik",
    "diperbaiki": "baik",
}
HOSTILE = [
    '"', "'", '""', "''", '"pasar', "pasar'", "pasar' OR '1'='1", "*", "pas*", "^pasar", "-pasar", "+", "pasar -ikan",
    "AND", "OR", "NOT", "NEAR", "pasar AND", "OR pasar", "NOT pasar", "NEAR(pasar ikan, 5)", "stems:pasar", "{stems} : pasar",
    "(", ")", "((pasar", "pasar)", "&", "|", "!", "!pasar", "pasar & !ikan", "pasar <-> ikan", ":*", "pasar:*", "pasar:A",
    "\\", "\\'", "pasar\\", "%", "%s", "%(a)s", "{}", "{0}", "_", "___", "_pasar", "--", "/*", ";", "; DROP TABLE website_search",
    "\x00", "pasar\x00ikan", "\x1f\x7f", "\u200b", "\u202epasar", "\ud83d", "🎉", "pasar 🐟 ikan", "👨‍👩‍👧‍👦", "🇮🇩", "e\u0301", "ﬁ", "İ",
    "ß", "٣", "½", "²", "ª", "ℵ", "अ", "क्ष", "漢字", "ไทย", "ａ", "𝒶", "0" * 300, "9" * 200, "1e9", "-1", "a" * 10_000, "a " * 5_000,
    '"' * 10_000, "🐟" * 10_000, "<script>alert(1)</script>",
]  # fmt: skip


@pytest.fixture
def reader(settings: Any) -> Client:
    settings.ROOT_URLCONF = public.ROOT_URLCONF
    settings.MIDDLEWARE = public.MIDDLEWARE
    return Client()


@pytest.fixture
def put(db: None) -> Callable[..., SearchEntry]:
    """An article's words in the index, without the article."""

    def laid(title: str, body: str = "", at: datetime = NOVEMBER, intro: str = "") -> SearchEntry:
        page = 1 + SearchEntry.objects.count()
        searching.index(
            page=page,
            url=f"/berita/{page}/",
            title=title,
            intro=intro,
            body=body,
            category="",
            published_at=at,
        )
        return SearchEntry.objects.get(page=page)

    return laid


def found(query: str, **options: int) -> list[str]:
    return [each.title for each in searching.search(query, **options).entries]


@pytest.mark.parametrize(("word", "stem"), STEMS.items())
def test_a_word_is_found_by_its_stem_and_the_stem_by_the_word(
    put: Any, word: str, stem: str
) -> None:
    put("Ada", f"Warga {word} di alun-alun.")
    put("Akar", f"Kata {stem} saja.")
    put("Lain", "Tidak ada hubungannya.")
    assert set(found(word)) == set(found(stem)) == {"Ada", "Akar"}
    assert set(found(f"{word} alun")) == {"Ada"}


def test_case_and_punctuation_do_not_matter_and_every_word_must_be_there(put: Any) -> None:
    put("Pasar ikan")
    put("Pasar bunga")
    assert found("IKAN, pasar!") == ["Pasar ikan"]
    assert found("pasar sapi") == []


def test_the_last_word_may_be_only_begun(put: Any) -> None:
    put("Jembatan gantung")
    assert found("jemb") == found("gantung jemb") == ["Jembatan gantung"]
    assert found("jemb gantung") == []


def test_title_lead_body_and_category_are_searched(site: Any, category: Category) -> None:
    body = [("paragraph", "<p>Warga menanam <b>durian</b> di lereng.</p>")]
    site.bake("Kebun rakyat", category=category, body=body)
    site.bake("Lain", OCTOBER)
    for query in ("kebun", "teras kebun", "durian", "lereng", "layanan", "durian layanan"):
        assert found(query) == ["Kebun rakyat"], query
    assert found("b") == found("paragraph") == []


def test_a_category_is_found_by_its_new_name_when_the_site_is_baked_again(
    site: Any, category: Category
) -> None:
    site.bake("Kebun", category=category)
    category.title = "Perkotaan"
    category.save()
    commands.bake_site(NOVEMBER)
    assert found("kota") == ["Kebun"]
    assert found("layanan") == []


def test_a_word_in_the_title_outweighs_one_in_the_body(put: Any) -> None:
    put("Kabar kota", "Soal sungai di kota.")
    put("Sungai meluap", "Soal air di kota.")
    put("Kabar desa", "Soal sungai di desa.")
    assert found("sungai")[0] == "Sungai meluap"
    assert len(found("sungai")) == 3


def test_a_long_article_about_it_outweighs_a_short_one_that_names_it(put: Any) -> None:
    long = " ".join(f"kalimat{number} warga" for number in range(150))
    put("Sungai meluap", f"Sungai naik. {long} sungai surut.")
    put("Kabar desa", "Soal sungai.")
    assert found("sungai") == ["Sungai meluap", "Kabar desa"]


def test_of_equal_hits_the_newest_stands_first_whenever_it_was_indexed(put: Any) -> None:
    put("Rapat B", at=NOVEMBER)
    put("Rapat A", at=OCTOBER)
    put("Rapat C", at=NOVEMBER + timedelta(days=1))
    assert found("rapat") == ["Rapat C", "Rapat B", "Rapat A"]


@pytest.mark.parametrize("ranked_up_to", [2_000, 10])
def test_the_pages_of_results_hold_every_hit_once(
    put: Any, monkeypatch: Any, ranked_up_to: int
) -> None:
    monkeypatch.setattr(searching, "RANKED_UP_TO", ranked_up_to)
    for number in range(45):
        put(f"Rapat {number:02d}")
    pages = [searching.search("rapat", first=first, limit=20) for first in (0, 20, 40, 60)]
    assert [len(page.entries) for page in pages] == [20, 20, 5, 0]
    assert {page.total for page in pages} == {45}
    titles = [each.title for page in pages for each in page.entries]
    assert titles == [f"Rapat {number:02d}" for number in reversed(range(45))]


def test_the_page_leads_on_until_the_last_hit(put: Any, reader: Client) -> None:
    for number in range(ON_A_PAGE + 1):
        put(f"Rapat {number:02d}")
    answer = reader.get("/cari/", {"q": "rapat"})
    assert answer.context["hits"][0]["title"] == f"Rapat {ON_A_PAGE:02d}"
    assert len(answer.context["hits"]) == ON_A_PAGE
    after = reader.get(answer.context["next_url"])
    assert [each["title"] for each in after.context["hits"]] == ["Rapat 00"]
    assert after.context["next_url"] == ""


@pytest.mark.parametrize("start", ["-1", "dua", "2.5", "٣", "", "9" * 5_000, "1e3", " 20", "\x00"])
def test_a_wrong_number_of_a_page_is_borne(put: Any, reader: Client, start: str) -> None:
    put("Rapat")
    answer = reader.get("/cari/", {"q": "rapat", "dari": start})
    assert answer.status_code == 200
    assert answer.context["total"] == 1


def test_nobody_can_page_deeper_than_the_last_page(put: Any, reader: Client) -> None:
    SearchEntry.objects.bulk_create(
        SearchEntry(
            page=number,
            url=f"/berita/{number}/",
            title=f"Rapat {number}",
            published_at=NOVEMBER,
            stems="rapat",
            title_stems="",
        )
        for number in range(1, FURTHEST + 60)
    )
    seen, address = [], "/cari/?q=rapat"
    while address:
        answer = reader.get(address)
        seen += [each["url"] for each in answer.context["hits"]]
        address = answer.context["next_url"]
    assert len(seen) == len(set(seen)) == FURTHEST
    assert answer.context["total"] == FURTHEST + 59
    deeper = reader.get("/cari/", {"q": "rapat", "dari": "999"})
    assert {each["url"] for each in deeper.context["hits"]} <= set(seen)


@pytest.mark.parametrize("query", ["", "   ", "...", "\t\n"])
def test_an_empty_query_finds_nothing_and_says_what_to_do(
    put: Any, reader: Client, query: str
) -> None:
    put("Rapat")
    answer = reader.get("/cari/", {"q": query})
    assert answer.status_code == 200
    assert answer.context["hits"] == []
    assert reader.get("/cari/").content.count(b"Ketik satu kata atau lebih.") == 1


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_that_is_typed_breaks_the_search(put: Any, reader: Client, typed: str) -> None:
    put("Pasar ikan", "Pasar ikan di tepi sungai.")
    assert isinstance(searching.search(typed), searching.Hits)
    assert isinstance(searching.search(f"{typed} pasar"), searching.Hits)
    answer = reader.get("/cari/", query_string="q=" + quoted(typed))
    assert answer.status_code == 200
    assert b"<script>alert" not in answer.content
    assert SearchEntry.objects.count() == 1


def quoted(typed: str) -> str:
    return "".join(f"%{byte:02x}" for byte in typed.encode(errors="surrogatepass"))


@pytest.mark.parametrize(
    "typed", ['"pasar"', "'pasar'", "pasar*", "^pasar", "(pasar)", "pasar:*", "!pasar", "-pasar"]
)
def test_an_operator_is_passed_over_and_the_word_beside_it_counts(put: Any, typed: str) -> None:
    put("Pasar ikan")
    put("Terminal")
    assert found(typed) == ["Pasar ikan"]


def test_operators_in_words_are_words(put: Any) -> None:
    put("Pasar")
    put("Pasar and terminal")
    assert found("pasar AND terminal") == ["Pasar and terminal"]
    assert found("pasar OR terminal") == []


def test_a_very_long_query_is_cut_and_words_beyond_the_most_are_passed_over(put: Any) -> None:
    put("Satu dua tiga empat lima enam tujuh delapan")
    asked = "satu dua tiga empat lima enam tujuh delapan"
    assert len(found(f"{asked} sembilan")) == 1
    assert len(found(f"{asked} " + "x" * 10_000)) == 1


def test_drafts_newer_revisions_and_what_was_taken_down_are_never_found(site: Any) -> None:
    article = site.bake("Pasar")
    revise(article, title="Pasar rahasia", intro="Belum disetujui.")
    bakery.bake_article(article.pk, NOVEMBER)
    assert found("rahasia") == found("setuju") == []
    draft = site.live("Terminal")
    site.withdraw(draft)
    bakery.bake_article(draft.pk, NOVEMBER)
    commands.bake_site(NOVEMBER)
    assert found("terminal") == []
    site.take_down(article)
    assert found("pasar") == []
    commands.bake_site(NOVEMBER)
    assert found("pasar") == []


def test_an_article_withdrawn_while_nobody_baked_is_forgotten_by_the_next_baking(site: Any) -> None:
    article = site.bake("Pasar")
    site.withdraw(article)
    commands.bake_site(NOVEMBER)
    assert found("pasar") == []


def test_changed_words_take_the_place_of_the_old(site: Any) -> None:
    article = site.bake("Pasar")
    site.change(article, title="Terminal")
    bakery.bake_article(article.pk, NOVEMBER)
    assert found("pasar") == []
    assert found("terminal") == ["Terminal"]


def test_the_queries_of_a_search_do_not_grow_with_its_hits(put: Any, reader: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            reader.get("/cari/", {"q": "rapat"})
        return len(seen)

    put("Rapat")
    few = queries()
    for number in range(30):
        put(f"Rapat {number}")
    assert queries() == few


def test_a_search_engine_neither_keeps_nor_lists_the_results(put: Any, reader: Client) -> None:
    answer = reader.get("/cari/", {"q": "rapat"})
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Robots-Tag"] == "noindex"
    assert reader.post("/cari/", {"q": "rapat"}).status_code == 405


def test_each_thread_stems_with_a_stemmer_of_its_own() -> None:
    stemmers: list[object] = [searching._stemmer()]
    other = threading.Thread(target=lambda: stemmers.append(searching._stemmer()))
    other.start()
    other.join()
    assert stemmers[0] is searching._stemmer()
    assert stemmers[0] is not stemmers[1]


def test_the_day_of_a_hit_is_the_day_at_the_office(put: Any, reader: Client) -> None:
    put("Rapat", at=datetime(2026, 11, 20, 20, 0, tzinfo=UTC))
    assert "21 November 2026" in reader.get("/cari/", {"q": "rapat"}).content.decode()
