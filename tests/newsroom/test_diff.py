"""Word by word: what the editor changed can be read, put together again, and carries nothing live."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.newsroom.conftest import revise
from wartapraja.newsroom.diff import as_html, segments_of, word_diff
from wartapraja.newsroom.models import Category

WORDS = st.text(alphabet="abc 1,.-’\n\t<é", max_size=60)


def parts(old: str, new: str) -> list[tuple[str, str]]:
    return [(each.kind, each.text) for each in segments_of(old, new)]


@given(WORDS, WORDS)
def test_the_segments_hold_both_texts_to_the_letter(old: str, new: str):
    found = parts(old, new)
    assert "".join(text for kind, text in found if kind != "ins") == old
    assert "".join(text for kind, text in found if kind != "del") == new
    assert all(text for _, text in found)


def test_one_word_changed_is_one_word_struck_out_and_one_written():
    assert parts("Bupati meresmikan jembatan", "Bupati membuka jembatan") == [
        ("same", "Bupati "),
        ("del", "meresmikan"),
        ("ins", "membuka"),
        ("same", " jembatan"),
    ]


def test_words_that_follow_each_other_are_one_change():
    assert parts("satu dua tiga", "empat lima tiga") == [
        ("del", "satu dua"),
        ("ins", "empat lima"),
        ("same", " tiga"),
    ]


@pytest.mark.parametrize("word", ["ke-3", "Jum'at", "1.250,5", "800/121/2026"])
def test_a_number_or_a_name_with_marks_in_it_is_one_word(word: str):
    assert parts(word, "lain") == [("del", word), ("ins", "lain")]


def test_a_very_long_text_is_compared_without_making_anybody_wait():
    assert parts("a " * 30_000, "b " * 30_000) == [("del", "a " * 30_000), ("ins", "b " * 30_000)]


def test_title_lead_and_filing_are_compared(draft):
    old = draft.get_latest_revision()
    category = Category.objects.first()
    new = revise(draft, title="Jembatan ditutup", intro="Teras lain.", category=category)
    found = {each.part: each for each in word_diff(old, new)}
    assert found["title"].kind == found["intro"].kind == "changed"
    assert (found["title"].words_in, found["title"].words_out) == (1, 1)
    assert found["category"].segments[0].text == category.title


def test_a_paragraph_rewritten_added_and_removed_are_told_apart(draft):
    first = revise(
        draft,
        body=[
            ("heading", "Latar"),
            ("paragraph", "<p>Jembatan lama rusak berat.</p>"),
            ("paragraph", "<p>Warga menunggu dua tahun lamanya.</p>"),
        ],
    )
    draft.refresh_from_db()
    body = draft.get_latest_revision_as_object().body
    raw = list(body.raw_data)
    raw[1] = {**raw[1], "value": "<p>Jembatan lama rusak ringan.</p>"}
    raw[2] = {"type": "quote", "value": {"text": "Kami bersyukur", "source": "Warga"}, "id": "baru"}
    second = revise(draft, body=type(body)(body.stream_block, raw, is_lazy=True))
    found = [each.kind for each in word_diff(first, second) if each.part.startswith("body")]
    assert found == ["same", "changed", "removed", "added"]


def test_a_manuscript_brought_in_again_is_compared_by_likeness_since_its_blocks_have_new_ids(draft):
    one = revise(
        draft,
        body=[
            ("paragraph", "<p>Satu dua tiga empat.</p>"),
            ("paragraph", "<p>Lima enam tujuh.</p>"),
        ],
    )
    two = revise(
        draft,
        body=[
            ("paragraph", "<p>Satu dua tiga lima.</p>"),
            ("paragraph", "<p>Lima enam tujuh.</p>"),
        ],
    )
    assert [each.kind for each in word_diff(one, two) if each.part.startswith("body")] == [
        "changed",
        "same",
    ]


def test_a_link_changed_behind_the_same_words_is_not_hidden(draft):
    one = revise(draft, body=[("paragraph", '<p><a href="https://satu.example/">Sumber</a></p>')])
    draft.refresh_from_db()
    body = draft.get_latest_revision_as_object().body
    raw = [{**body.raw_data[0], "value": '<p><a href="https://dua.example/">Sumber</a></p>'}]
    two = revise(draft, body=type(body)(body.stream_block, raw, is_lazy=True))
    assert [each.kind for each in word_diff(one, two) if each.part.startswith("body")] == ["format"]


def test_against_nothing_everything_is_new(draft):
    assert {each.kind for each in word_diff(None, draft.get_latest_revision())} == {"added"}


def test_what_somebody_typed_never_becomes_markup(draft):
    old = draft.get_latest_revision()
    new = revise(draft, title="<script>alert(1)</script>", intro="<img src=x onerror=alert(1)>")
    html = as_html(word_diff(old, new))
    assert "<script" not in html and "<img" not in html
    assert "&lt;script&gt;" in html
    assert html.count("<ins>") >= 2


def test_only_what_changed_can_be_shown(draft):
    old = draft.get_latest_revision()
    new = revise(draft, title="Judul lain")
    html = as_html(word_diff(old, new), only_changed=True)
    assert "Isi." not in html and "lain" in html
