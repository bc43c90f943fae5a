"""The block builder takes any HTML, and what it gives is clean."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from wartapraja.newsroom.manuscript.building.blocks import build
from wartapraja.newsroom.manuscript.cleaning import inline_html, rich_html
from wartapraja.newsroom.manuscript.types import (
    Block,
    Figure,
    Footnotes,
    Heading,
    Paragraph,
    Quote,
    Table,
)

TAGS = [
    "p",
    "h1",
    "h2",
    "h6",
    "ul",
    "ol",
    "li",
    "b",
    "strong",
    "i",
    "em",
    "s",
    "sub",
    "sup",
    "a",
    "br",
    "img",
    "table",
    "thead",
    "tbody",
    "tr",
    "td",
    "th",
    "caption",
    "blockquote",
    "div",
    "script",
    "style",
    "svg",
    "math",
    "span",
    "form",
    "textarea",
    "template",
    "noscript",
]
VALUES = st.sampled_from(
    [
        "title",
        "caption",
        "picture:0",
        "picture:1",
        "picture:99999999999",
        "picture:-1",
        "2",
        "0",
        "999999999",
        "javascript:alert(1)",
        "https://a.go.id/?a=1&b=<",
        "mailto:a@b.id",
        "//x",
        "#x",
        "#footnote-1",
        "#footnote-ref-1",
        "footnote-1",
        "https://[",
        'x"onload="y',
        "٣",
    ]
)
ATTRIBUTES = st.dictionaries(
    st.sampled_from(["class", "href", "src", "alt", "id", "colspan", "rowspan", "onclick"]),
    VALUES,
    max_size=3,
)
TEXT = st.text(max_size=20) | st.sampled_from(
    ["\u202e", "\x00", "&#0;", "]]>", "<!--", "\xa0", "&"]
)


@st.composite
def opening(draw: st.DrawFn) -> str:
    attributes = "".join(f' {name}="{value}"' for name, value in draw(ATTRIBUTES).items())
    return f"<{draw(st.sampled_from(TAGS))}{attributes}>"


CLOSING = st.sampled_from(TAGS).map(lambda tag: f"</{tag}>")
HTML = st.lists(opening() | CLOSING | TEXT, max_size=40).map("".join)


def assert_clean(block: Block) -> None:
    if isinstance(block, Paragraph | Footnotes):
        assert rich_html(block.html) == block.html
        assert not re.search(r"<a (?!href=\"(https?:|mailto:))", block.html, re.IGNORECASE)
        assert "\u202e" not in block.html
    elif isinstance(block, Table):
        cells = [cell for row in block.rows for cell in row]
        assert all(inline_html(cell.html) == cell.html for cell in cells if cell.text)
        assert len({len(row) for row in block.rows}) == 1
    elif isinstance(block, Figure):
        assert block.picture in (0, 1)
    elif isinstance(block, Heading):
        assert 2 <= block.level <= 4
        assert block.text.strip()
    else:
        assert isinstance(block, Quote)


@settings(max_examples=250, deadline=None)
@given(HTML)
def test_any_html_becomes_clean_blocks(html: str) -> None:
    draft = build(html, pictures=2)
    for block in draft.blocks:
        assert_clean(block)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.tuples(st.text("abc x", min_size=1), st.sets(st.sampled_from("bis"))), max_size=8)
)
def test_no_word_is_lost_or_changed(runs: list[tuple[str, set[str]]]) -> None:
    html = ""
    for text, marks in runs:
        html += (
            "".join(f"<{m}>" for m in marks) + text + "".join(f"</{m}>" for m in reversed([*marks]))
        )
    draft = build(f"<p>{html}</p>", pictures=0)
    kept = "".join(block.html for block in draft.blocks if isinstance(block, Paragraph))
    for mark in "bis":
        kept = kept.replace(f"<{mark}>", "").replace(f"</{mark}>", "")
    expected = " ".join("".join(text for text, _ in runs).split())
    assert " ".join(kept.replace("<p>", "").replace("</p>", "").split()) == expected


def test_a_lone_surrogate_stops_nothing() -> None:
    assert build("<p>a\ud800b</p>", pictures=0).blocks == (Paragraph(html="<p>a?b</p>"),)


def test_a_giant_span_makes_no_giant_table() -> None:
    draft = build(
        '<table><tr><td colspan="999999" rowspan="999999">a</td><td>b</td></tr></table>', pictures=0
    )
    (table,) = draft.blocks
    assert isinstance(table, Table)
    assert (len(table.rows), len(table.rows[0])) == (1, 64)


def test_a_bold_first_row_heads_the_table() -> None:
    rows = "<tr><td><b>Desa</b></td><td><b>Jiwa</b></td></tr><tr><td>Air Putih</td><td>10</td></tr>"
    (table,) = build(f"<table>{rows}</table>", pictures=0).blocks
    assert isinstance(table, Table)
    assert [[cell.header for cell in row] for row in table.rows] == [[True, True], [False, False]]


def test_two_title_paragraphs_are_one_title() -> None:
    draft = build('<p class="title">Satu</p><p class="title">Dua</p><p>Isi</p>', pictures=0)
    assert draft.title == "Satu Dua"


def test_a_caption_that_has_nothing_beside_it_stays_as_text() -> None:
    draft = build('<p>a</p><p class="caption">b</p><p>c</p>', pictures=0)
    assert [block.html for block in draft.blocks if isinstance(block, Paragraph)] == [
        "<p>a</p>",
        "<p>b</p>",
        "<p>c</p>",
    ]


def test_a_list_that_starts_on_the_second_level_keeps_its_items() -> None:
    draft = build("<ul><li><ul><li>a</li></ul></li><li>b</li></ul>", pictures=0)
    assert draft.blocks == (Paragraph(html="<ul><li>a</li><li>b</li></ul>"),)
