"""Word files: what a writer put in is in the article, in its place."""

import re
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.enum.style import WD_STYLE_TYPE

from tests.newsroom.manuscript.documents import (
    deleted,
    footnote,
    inserted,
    link,
    picture,
    repacked,
    saved,
    shown_picture,
    swap,
    with_footnotes,
)
from wartapraja.newsroom.manuscript.child import convert
from wartapraja.newsroom.manuscript.types import (
    Caution,
    Figure,
    Footnotes,
    Heading,
    Limits,
    Manuscript,
    Paragraph,
    Table,
)


def reading(tmp_path: Path, content: bytes) -> Manuscript:
    place = tmp_path / "naskah.docx"
    place.write_bytes(content)
    return convert(place, Limits())


def codes(manuscript: Manuscript) -> list[str]:
    return [warning.code for warning in manuscript.warnings]


def html_of(manuscript: Manuscript) -> str:
    return "".join(b.html for b in manuscript.blocks if isinstance(b, Paragraph | Footnotes))


def test_the_first_heading_one_is_the_title_when_none_has_the_title_style(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Teras.")
    document.add_heading("Judul berita", 1)
    document.add_heading("Bagian", 3)
    taken = reading(tmp_path, saved(document))
    assert taken.title == "Judul berita"
    assert taken.blocks == (Paragraph(html="<p>Teras.</p>"), Heading(level=2, text="Bagian"))


def test_without_title_or_heading_one_there_is_no_title(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Bagian", 2)
    assert reading(tmp_path, saved(document)).title is None


def test_an_offices_own_style_counts_as_the_heading_it_is_based_on(tmp_path: Path) -> None:
    document = Document()
    own = document.styles.add_style("Subjudul Dinas 'A'", WD_STYLE_TYPE.PARAGRAPH)
    own.base_style = document.styles["Heading 2"]
    document.add_paragraph("Latar belakang", style=own)
    assert reading(tmp_path, saved(document)).blocks == (Heading(level=2, text="Latar belakang"),)


def test_a_table_of_contents_is_left_out(tmp_path: Path) -> None:
    document = Document()
    document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("Pendahuluan ........ 3", style="toc 1")
    document.add_paragraph("Isi.")
    assert reading(tmp_path, saved(document)).blocks == (Paragraph(html="<p>Isi.</p>"),)


def test_lists_made_by_style_nest_by_their_number(tmp_path: Path) -> None:
    document = Document()
    for style in ("List Bullet", "List Bullet 2", "List Bullet 3", "List Bullet"):
        document.add_paragraph(style, style=style)
    assert html_of(reading(tmp_path, saved(document))) == (
        "<ul><li>List Bullet<ul><li>List Bullet 2<ul><li>List Bullet 3</li></ul></li></ul></li>"
        "<li>List Bullet</li></ul>"
    )


def test_a_link_that_runs_a_script_is_taken_off_its_text(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("Klik ")
    link(paragraph, "di sini", "javascript:alert(document.cookie)")
    link(paragraph, " surat", "mailto:humas@example.go.id")
    taken = reading(tmp_path, saved(document))
    assert html_of(taken) == ('<p>Klik di sini<a href="mailto:humas@example.go.id"> surat</a></p>')
    assert codes(taken) == ["link_dropped"]


def test_markup_typed_as_text_stays_text(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("<script>alert(1)</script> & <b>bukan tebal</b>")
    assert html_of(reading(tmp_path, saved(document))) == (
        "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;bukan tebal&lt;/b&gt;</p>"
    )


def test_moved_text_is_kept_where_it_was_moved_to(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("ASAL")
    document.add_paragraph("TUJUAN")
    content = repacked(
        saved(document),
        {"word/document.xml": lambda part: _moved(part)},
    )
    taken = reading(tmp_path, content)
    assert html_of(taken) == "<p>TUJUAN</p>"
    assert taken.tracked_changes == 1


def _moved(part: bytes) -> bytes:
    text = part.decode()
    for word, tag in (("ASAL", "moveFrom"), ("TUJUAN", "moveTo")):
        text = re.sub(
            f"<w:r>(<w:t>{word}</w:t>)</w:r>",
            rf'<w:{tag} w:id="7" w:author="E"><w:r>\1</w:r></w:{tag}>',
            text,
        )
    return text.encode()


def test_a_deleted_paragraph_mark_joins_two_paragraphs(tmp_path: Path) -> None:
    document = Document()
    first = document.add_paragraph("Satu ")
    document.add_paragraph("kalimat.")
    mark = '<w:pPr><w:rPr><w:del w:id="5" w:author="E"/></w:rPr></w:pPr>'
    content = repacked(
        saved(document), {"word/document.xml": swap("<w:p><w:r>", f"<w:p>{mark}<w:r>")}
    )
    assert first.text == "Satu "
    assert html_of(reading(tmp_path, content)) == "<p>Satu kalimat.</p>"


def test_notes_keep_their_numbers_and_links(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("A")
    footnote(paragraph, 2)
    paragraph.add_run(" B")
    footnote(paragraph, 1)
    content = with_footnotes(saved(document), {1: "kedua", 2: "pertama"})
    taken = reading(tmp_path, content)
    assert html_of(taken) == (
        "<p>A<sup>1</sup> B<sup>2</sup></p><ol><li>pertama</li><li>kedua</li></ol>"
    )


def test_a_picture_used_twice_is_kept_once(tmp_path: Path) -> None:
    document = Document()
    shown_picture(document, picture(), "pertama")
    document.add_paragraph("antara")
    shown_picture(document, picture(), "kedua")
    taken = reading(tmp_path, saved(document))
    figures = [block for block in taken.blocks if isinstance(block, Figure)]
    assert [(f.picture, f.alt) for f in figures] == [(0, "pertama"), (0, "kedua")]
    assert len(taken.pictures) == 1


def test_a_picture_in_the_middle_of_a_paragraph_parts_it(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("Sebelum ")
    paragraph.add_run().add_picture(BytesIO(picture("GIF")))
    paragraph.add_run(" sesudah").bold = True
    taken = reading(tmp_path, saved(document))
    assert [block.kind for block in taken.blocks] == ["paragraph", "picture", "paragraph"]
    assert html_of(taken) == "<p>Sebelum</p><p><b>sesudah</b></p>"
    assert taken.pictures[0].mime == "image/gif"


def test_a_picture_in_a_table_comes_after_it(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).paragraphs[0].add_run().add_picture(BytesIO(picture()))
    table.cell(0, 1).text = "Keterangan"
    taken = reading(tmp_path, saved(document))
    assert [block.kind for block in taken.blocks] == ["table", "picture"]


def test_a_table_of_one_cell_is_a_frame_around_text(tmp_path: Path) -> None:
    document = Document()
    document.add_table(1, 1).cell(0, 0).text = "Dalam kotak"
    assert reading(tmp_path, saved(document)).blocks == (Paragraph(html="<p>Dalam kotak</p>"),)


def test_what_word_cannot_hand_over_is_named(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Rumus: X")
    math = (
        '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
        "<m:r><m:t>E=mc</m:t></m:r></m:oMath><w:r>"
    )
    content = repacked(saved(document), {"word/document.xml": swap("<w:r>", math)})
    taken = reading(tmp_path, content)
    assert Caution(code="equation_dropped", facts={"count": 1}) in taken.warnings


def test_changes_inside_a_table_are_accepted_too(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).text = "Tetap"
    deleted(table.cell(0, 1).paragraphs[0], "hapus")
    inserted(table.cell(1, 1).paragraphs[0], "baru")
    taken = reading(tmp_path, saved(document))
    (found,) = [block for block in taken.blocks if isinstance(block, Table)]
    assert [[cell.text for cell in row] for row in found.rows] == [["Tetap", ""], ["", "baru"]]
