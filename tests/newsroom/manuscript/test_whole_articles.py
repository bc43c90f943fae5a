"""One article, as three programs write it, comes out the same: everything in its place."""

from pathlib import Path

import pytest

from tests.newsroom.manuscript.documents import article, picture
from wartapraja.newsroom.manuscript.child import convert
from wartapraja.newsroom.manuscript.types import (
    Caution,
    Figure,
    Footnotes,
    Heading,
    Limits,
    Manuscript,
    Paragraph,
    Quote,
    Table,
)

FIXTURES = Path(__file__).parent / "fixtures"


def codes(manuscript: Manuscript) -> list[str]:
    return [warning.code for warning in manuscript.warnings]


def html_of(manuscript: Manuscript) -> str:
    return "".join(b.html for b in manuscript.blocks if isinstance(b, Paragraph | Footnotes))


@pytest.fixture(
    scope="module", params=["python-docx", "libreoffice-article.docx", "libreoffice-article.odt"]
)
def whole(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Manuscript:
    """The same article as three programs write it."""
    if request.param == "python-docx":
        place = tmp_path_factory.mktemp("word") / "naskah.docx"
        place.write_bytes(article())
        return convert(place, Limits())
    return convert(FIXTURES / request.param, Limits())


class TestAWholeArticle:
    def test_has_the_title_style_as_its_title(self, whole: Manuscript) -> None:
        assert whole.title == "Festival Lampu Colok Kembali Digelar"

    def test_keeps_the_order_of_its_blocks(self, whole: Manuscript) -> None:
        kinds = [block.kind for block in whole.blocks]
        assert kinds == (
            [
                "heading",
                "paragraph",
                "heading",
                "table",
                "picture",
                "quote",
                "paragraph",
                "footnotes",
            ]
        )

    def test_numbers_headings_from_two_on_without_a_gap(self, whole: Manuscript) -> None:
        headings = [(b.level, b.text) for b in whole.blocks if isinstance(b, Heading)]
        assert headings == [(2, "Ribuan warga memadati kota"), (3, "Jadwal")]

    def test_keeps_bold_italic_links_and_the_dash(self, whole: Manuscript) -> None:
        assert html_of(whole).startswith(
            "<p>BENGKALIS – Bupati membuka <b>festival lampu colok</b> yang <i>dinanti</i> warga. "
            'Selengkapnya di <a href="https://bengkalis.example.go.id/festival?tahun=2026&amp;hari=1">'
            "situs kabupaten</a>."
        )

    def test_keeps_superscript_and_strikethrough(self, whole: Manuscript) -> None:
        assert "<p>Luas 10 m<sup>2</sup> untuk <s>stan lama</s></p>" in html_of(whole)

    def test_nests_bullets_inside_numbers(self, whole: Manuscript) -> None:
        assert (
            "<ol><li>Pembukaan<ul><li>Tari zapin</li><li>Kompang</li></ul></li>"
            "<li>Penutupan</li></ol>"
        ) in html_of(whole)

    def test_takes_tracked_changes_as_accepted_and_counts_them(self, whole: Manuscript) -> None:
        assert "<p>Festival berlangsung empat malam</p>" in html_of(whole)
        assert "tiga malam" not in str(whole)
        assert whole.tracked_changes == 2

    def test_keeps_a_comment_as_a_note_and_out_of_the_text(self, whole: Manuscript) -> None:
        (note,) = whole.notes
        assert (note.author, note.text, note.anchor) == (
            "Kasi",
            "Angka dari mana?",
            "10.000 orang",
        )
        assert whole.comments == 1
        assert "Angka dari mana" not in str(whole.blocks)

    def test_dissolves_merged_cells_so_that_each_row_reads_alone(self, whole: Manuscript) -> None:
        (table,) = [block for block in whole.blocks if isinstance(block, Table)]
        assert [[cell.text for cell in row] for row in table.rows] == [
            ["Malam", "Acara", "Tempat"],
            ["Pertama", "Pembukaan", "Lapangan Tugu"],
            ["Pertama", "Pawai keliling kota", ""],
        ]
        assert [[cell.header for cell in row] for row in table.rows] == [
            [True] * 3,
            [False] * 3,
            [False] * 3,
        ]
        assert table.caption == "Tabel 1. Jadwal festival"
        assert "merged_cells" in codes(whole)

    def test_puts_the_picture_in_its_place_with_alt_and_caption(self, whole: Manuscript) -> None:
        (figure,) = [block for block in whole.blocks if isinstance(block, Figure)]
        assert figure.caption == "Lampu colok di Bengkalis. Foto: Diskominfotik"
        assert figure.alt == "Deretan lampu colok di tepi jalan"
        (file,) = whole.pictures
        assert (file.name, file.mime) == ("picture-1.jpg", "image/jpeg")
        assert file.content == picture("JPEG")

    def test_sets_a_quotation_apart(self, whole: Manuscript) -> None:
        assert Quote(text="Kami menjaga warisan ini bersama.") in whole.blocks

    def test_ends_with_the_footnotes_that_numbers_point_to(self, whole: Manuscript) -> None:
        assert "</a>.<sup>1</sup></p>" in html_of(whole)
        assert whole.blocks[-1] == Footnotes(
            html="<ol><li>Keputusan Bupati tentang festival daerah.</li></ol>"
        )


def test_a_frame_in_libreoffice_gives_its_caption_to_the_picture() -> None:
    for name in ("libreoffice-framed.docx", "libreoffice-framed.odt"):
        framed = convert(FIXTURES / name, Limits())
        (figure,) = [block for block in framed.blocks if isinstance(block, Figure)]
        assert (figure.caption, figure.alt) == (
            "Penimbangan di posyandu",
            "Kader menimbang balita",
        )


def test_hidden_text_stays_hidden_and_is_announced() -> None:
    for name in ("libreoffice-framed.docx", "libreoffice-framed.odt"):
        framed = convert(FIXTURES / name, Limits())
        assert "rahasia" not in str(framed)
        assert Caution(code="hidden_text", facts={"count": 1}) in framed.warnings
