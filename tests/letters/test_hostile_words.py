"""What people type is printed, never obeyed."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.letters.pdf import words
from wartapraja.letters import commands, queries
from wartapraja.letters.registry import kinds
from wartapraja.letters.typst.compiling import ROOM
from wartapraja.letters.typst.fonts import coverage
from wartapraja.letters.typst.wording import STAND_IN, printable


def with_note(note: str) -> bytes:
    return commands.render("approval_sheet", {**queries.sample("approval_sheet"), "note": note})


@pytest.mark.parametrize(
    "note",
    [
        '#read("/etc/passwd")',
        '#import "@preview/tablex:0.0.8": *',
        "*tebal* _miring_ $x^2$ `kode` = judul",
        "</script><script>alert(1)</script>",
        '"; } #set page(fill: red) //',
        "\\u{41} \\ #sys.inputs",
        "<w:p>&amp;&lt;</w:p> 100% @nama",
        "${7*7} {{7*7}} {% include 'x' %}",
    ],
)
def test_markup_is_printed_literally(note: str) -> None:
    assert note in words(with_note(note))


def test_a_character_that_turns_the_line_round_is_left_out() -> None:
    assert printable("artikel\u202egnp.exe\u2066x\u2069\u200b") == "artikelgnp.exex"


def test_a_character_without_glyph_becomes_a_visible_square() -> None:
    assert printable("ᬩᬮᬶ 😀 hari\tini\r\nlusa\x07") == f"{STAND_IN * 2} {STAND_IN} hari ini\nlusa"
    assert STAND_IN in words(with_note("Pasar 😀"))


def test_letters_of_the_languages_of_the_office_are_all_there() -> None:
    text = "ÂÀÁÄÉÈËÎÏÖÜçéèêñø “kutip” ‘satu’ – — … • § ° ½ € № ‰ × ≥ Ω я"
    assert printable(text) == text


@pytest.mark.parametrize("emblem", ["../../keys/secret", "/etc/passwd", "lambang/tidak-ada.svg"])
def test_an_emblem_is_only_looked_for_among_the_public_files(emblem: str) -> None:
    sample = queries.sample("approval_sheet")
    office = {**sample["office"], "emblem": emblem}
    plain = commands.render("approval_sheet", sample)
    assert commands.render("approval_sheet", {**sample, "office": office}) == plain


def test_no_template_fetches_a_package() -> None:
    templates = [*ROOM.rglob("*.typ")]
    assert len(templates) > len(kinds())
    for template in templates:
        assert "@preview" not in template.read_text(encoding="utf-8"), template


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80))
def test_any_text_at_all_can_be_printed(text: str) -> None:
    assert with_note(text).startswith(b"%PDF")


@settings(max_examples=10, deadline=None)
@given(st.lists(st.sampled_from(sorted(coverage() - set(range(0x20)))), max_size=60))
def test_what_the_typeface_covers_can_be_printed(codes: list[int]) -> None:
    assert with_note("a" + "".join(map(chr, codes))).startswith(b"%PDF")


def test_hostile_keys_are_refused_with_their_name() -> None:
    data: dict[str, Any] = {**queries.sample("approval_sheet"), "__class__": "x"}
    with pytest.raises(commands.BadLetter, match="__class__ is not a field"):
        commands.render("approval_sheet", data)
