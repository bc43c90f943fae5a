"""ODT files: what LibreOffice can write and Word files do not show, and what is refused."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.newsroom.manuscript.documents import picture
from tests.newsroom.manuscript.odt import MANIFEST, image, odt
from wartapraja.newsroom.manuscript.child import convert
from wartapraja.newsroom.manuscript.types import (
    Caution,
    Figure,
    Footnotes,
    Heading,
    Limits,
    Manuscript,
    Note,
    Paragraph,
    Quote,
    Table,
    Unreadable,
)

Read = Callable[..., Manuscript]
BOLD = '<style:text-properties fo:font-weight="bold"/>'


@pytest.fixture
def reading(tmp_path: Path) -> Read:
    def take(body: str, **more: Any) -> Manuscript:
        place = tmp_path / "naskah.odt"
        place.write_bytes(odt(body, **more))
        return convert(place, Limits())

    return take


def html_of(manuscript: Manuscript) -> str:
    return "".join(b.html for b in manuscript.blocks if isinstance(b, Paragraph | Footnotes))


def test_bold_comes_from_the_span_or_from_the_whole_paragraph(reading: Read) -> None:
    styles = (
        f'<style:style style:name="P1" style:family="paragraph">{BOLD}</style:style>'
        f'<style:style style:name="T1" style:family="text">{BOLD}</style:style>'
        '<style:style style:name="T2" style:family="text">'
        '<style:text-properties fo:font-weight="normal"/></style:style>'
    )
    body = (
        '<text:p text:style-name="P1">tebal <text:span text:style-name="T2">tidak</text:span></text:p>'
        '<text:p>biasa <text:span text:style-name="T1">tebal</text:span></text:p>'
    )
    assert html_of(reading(body, styles=styles)) == (
        "<p><b>tebal </b>tidak</p><p>biasa <b>tebal</b></p>"
    )


def test_a_named_paragraph_style_makes_nothing_bold(reading: Read) -> None:
    common = f'<style:style style:name="Isi" style:family="paragraph">{BOLD}</style:style>'
    body = '<text:p text:style-name="Isi">isi</text:p>'
    assert html_of(reading(body, common=common)) == "<p>isi</p>"


def test_a_named_character_style_is_followed_to_its_parent(reading: Read) -> None:
    common = (
        f'<style:style style:name="Kuat" style:family="text">{BOLD}</style:style>'
        '<style:style style:name="Nama" style:family="text" style:parent-style-name="Kuat"/>'
    )
    body = '<text:p>a <text:span text:style-name="Nama">b</text:span></text:p>'
    assert html_of(reading(body, common=common)) == "<p>a <b>b</b></p>"


@pytest.mark.parametrize(
    ("position", "tag"),
    [("super 58%", "sup"), ("33% 58%", "sup"), ("sub 58%", "sub"), ("-8% 58%", "sub")],
)
def test_raised_and_lowered_text(position: str, tag: str, reading: Read) -> None:
    styles = (
        '<style:style style:name="T1" style:family="text"><style:text-properties '
        f'style:text-position="{position}"/></style:style>'
    )
    body = '<text:p>H<text:span text:style-name="T1">2</text:span>O</text:p>'
    assert html_of(reading(body, styles=styles)) == f"<p>H<{tag}>2</{tag}>O</p>"


def test_styles_that_circle_around_stop_somewhere(reading: Read) -> None:
    common = (
        '<style:style style:name="A" style:family="paragraph" style:parent-style-name="B"/>'
        '<style:style style:name="B" style:family="paragraph" style:parent-style-name="A"/>'
    )
    assert html_of(reading('<text:p text:style-name="A">a</text:p>', common=common)) == "<p>a</p>"


def test_spaces_tabs_and_breaks_part_words(reading: Read) -> None:
    body = '<text:p>a<text:s text:c="5"/>b<text:tab/>c<text:line-break/>d</text:p>'
    assert html_of(reading(body)) == "<p>a b c<br>d</p>"


def test_deleted_text_is_gone_and_inserted_text_stays(reading: Read) -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>HAPUS</text:p>"
        "</text:deletion></text:changed-region><text:changed-region><text:insertion/>"
        "</text:changed-region></text:tracked-changes>"
        '<text:p>a <text:change text:change-id="1"/><text:change-start text:change-id="2"/>baru'
        '<text:change-end text:change-id="2"/></text:p>'
    )
    taken = reading(body)
    assert html_of(taken) == "<p>a baru</p>"
    assert taken.tracked_changes == 2


def test_an_annotation_becomes_a_note_with_the_words_it_is_about(reading: Read) -> None:
    body = (
        '<text:p>Jumlah <office:annotation office:name="1"><dc:creator>Kasi</dc:creator>'
        "<text:p>Cek.</text:p><text:p>Dua kali.</text:p></office:annotation>seribu "
        '<text:s/>orang<office:annotation-end office:name="1"/> datang.</text:p>'
    )
    taken = reading(body)
    assert taken.notes == (Note(author="Kasi", text="Cek.\nDua kali.", anchor="seribu orang"),)
    assert html_of(taken) == "<p>Jumlah seribu orang datang.</p>"


def test_footnotes_and_endnotes_share_one_row_of_numbers(reading: Read) -> None:
    def note(kind: str, text: str) -> str:
        return (
            f'<text:note text:note-class="{kind}"><text:note-citation>x</text:note-citation>'
            f"<text:note-body><text:p>{text}</text:p></text:note-body></text:note>"
        )

    body = f"<text:p>A{note('footnote', 'satu')} B{note('endnote', 'dua')}</text:p>"
    taken = reading(body)
    assert html_of(taken) == "<p>A<sup>1</sup> B<sup>2</sup></p><ol><li>satu</li><li>dua</li></ol>"


def test_numbered_headings_are_headings_and_no_list(reading: Read) -> None:
    body = (
        '<text:list><text:list-item><text:h text:outline-level="2">Latar</text:h>'
        "</text:list-item></text:list><text:p>isi</text:p>"
    )
    assert reading(body).blocks == (Heading(level=2, text="Latar"), Paragraph(html="<p>isi</p>"))


def test_lists_mix_numbers_and_bullets_by_level(reading: Read) -> None:
    styles = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
        'style:num-format="1"/><text:list-level-style-bullet text:level="2"/></text:list-style>'
    )
    body = (
        '<text:list text:style-name="L"><text:list-item><text:p>a</text:p><text:list>'
        "<text:list-item><text:p>b</text:p></text:list-item></text:list></text:list-item></text:list>"
    )
    assert html_of(reading(body, styles=styles)) == "<ol><li>a<ul><li>b</li></ul></li></ol>"


def test_quotations_of_two_paragraphs_are_one(reading: Read) -> None:
    common = '<style:style style:name="Quotations" style:family="paragraph"/>'
    body = "".join(f'<text:p text:style-name="Quotations">{text}</text:p>' for text in "ab")
    assert reading(body, common=common).blocks == (Quote(text="a\nb"),)


def test_a_table_knows_its_header_rows_and_covered_cells(reading: Read) -> None:
    body = (
        "<table:table><table:table-header-rows><table:table-row>"
        '<table:table-cell table:number-columns-spanned="2"><text:p>Rekap</text:p></table:table-cell>'
        "<table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row>"
        '<table:table-cell table:number-columns-repeated="2"><text:p>0</text:p></table:table-cell>'
        "</table:table-row></table:table>"
    )
    (table,) = reading(body).blocks
    assert isinstance(table, Table)
    assert [[(c.text, c.header) for c in row] for row in table.rows] == [
        [("Rekap", True), ("Rekap", True)],
        [("0", False), ("0", False)],
    ]


def test_a_picture_on_the_page_is_found(reading: Read) -> None:
    body = "<text:p>a</text:p>" + image(
        "Pictures/foto.png", "<svg:title>x</svg:title><svg:desc>Dermaga</svg:desc>"
    )
    taken = reading(body, parts={"Pictures/foto.png": picture()})
    assert taken.blocks[1] == Figure(picture=0, caption="", alt="Dermaga")


def test_a_picture_elsewhere_is_not_fetched(reading: Read, tmp_path: Path) -> None:
    place = tmp_path / "rahasia.png"
    place.write_bytes(picture())
    body = "<text:p>a" + image(place.as_uri()) + image("http://10.0.0.9/a.png") + "</text:p>"
    taken = reading(body)
    assert taken.pictures == ()
    assert [w.code for w in taken.warnings] == ["external_picture", "external_picture"]


def test_a_section_from_elsewhere_is_not_fetched(reading: Read) -> None:
    body = (
        '<text:section><text:section-source xlink:href="http://10.0.0.9/isi.odt"/>'
        "<text:p>salinan</text:p></text:section>"
    )
    taken = reading(body)
    assert html_of(taken) == "<p>salinan</p>"
    assert [w.code for w in taken.warnings] == ["external_content"]


def test_a_chart_is_named_and_left_out(reading: Read) -> None:
    body = '<text:p>a<draw:frame><draw:object xlink:href="./Object 1"/></draw:frame></text:p>'
    assert reading(body).warnings == (Caution(code="drawing_dropped", facts={"count": 1}),)


def test_a_script_link_is_taken_off(reading: Read) -> None:
    taken = reading('<text:p><text:a xlink:href="javascript:alert(1)">klik</text:a></text:p>')
    assert html_of(taken) == "<p>klik</p>"
    assert [w.code for w in taken.warnings] == ["link_dropped"]


def test_words_in_a_drawn_shape_are_kept(reading: Read) -> None:
    body = "<text:p>a<draw:custom-shape><text:p>dalam bentuk</text:p></draw:custom-shape></text:p>"
    assert html_of(reading(body)) == "<p>a</p><p>dalam bentuk</p>"


ENTITY = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "a macro": ({"parts": {"Basic/Standard/Modul1.xml": b"<a/>"}}, "macros"),
    "a script": ({"parts": {"Scripts/python/a.py": b"import os"}}, "macros"),
    "an event that starts a script": (
        {"body": "<office:event-listeners><script:event-listener/></office:event-listeners>"},
        "macros",
    ),
    "an ole object": (
        {
            "body": '<text:p><draw:frame><draw:object-ole xlink:href="./Object 1"/></draw:frame></text:p>'
        },
        "ole_object",
    ),
    "a password": (
        {
            "parts": {
                "META-INF/manifest.xml": MANIFEST.format("<manifest:encryption-data/>").encode()
            }
        },
        "encrypted",
    ),
    "a template from the web": (
        {
            "parts": {
                "meta.xml": b'<meta:template xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
                b' xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="https://jahat.example/t.ott"/>'
            }
        },
        "remote_template",
    ),
    "an external entity": ({"parts": {"settings.xml": ENTITY}}, "external_entity"),
    "a spreadsheet": ({"mimetype": SPREADSHEET}, "not_a_document"),
    "sections 3000 deep": (
        {"body": "<text:section>" * 3000 + "</text:section>" * 3000},
        "too_deep",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_is_refused(case: str, watched: Read) -> None:
    made, code = REFUSED[case]
    with pytest.raises(Unreadable) as refused:
        watched(odt(**{"body": "<text:p>isi</text:p>", **made}))
    assert refused.value.code == code


def test_an_empty_macro_library_is_no_macro(watched: Read) -> None:
    parts = {"Basic/Standard/script-lb.xml": b"<a/>", "Basic/script-lc.xml": b"<a/>"}
    assert html_of(watched(odt("<text:p>isi</text:p>", parts=parts))) == "<p>isi</p>"
