"""The note inside the office: head, body, table, and a signature without stamp."""

from typing import Any

import pytest

from tests.letters.pdf import assert_archivable, pages, place_of, words
from wartapraja.letters import commands, queries
from wartapraja.letters.blocks import DOTS

SIGNER = "Bagas Perdana Kusumo, S.Kom."


@pytest.fixture
def data() -> dict[str, Any]:
    """The sample's data, to be changed."""
    return queries.sample("nota_dinas")


def note(data: dict[str, Any], **changes: Any) -> bytes:
    return commands.render("nota_dinas", {**data, **changes})


def test_it_is_folio_archivable_and_tagged() -> None:
    assert_archivable(commands.render_sample("nota_dinas"), r"609\.449 x 935\.433")


def test_its_head_stands_in_the_order_of_the_rule() -> None:
    text = words(commands.render_sample("nota_dinas"))
    labels = ("Yth. :", "Dari :", "Tembusan :", "Tanggal :", "Nomor :", "Sifat : Segera")
    found = [text.index(each) for each in (*labels, "Lampiran :", "Hal :", "Menindaklanjuti")]
    assert found == sorted(found)
    assert (
        text.index("Juru kamera") < text.index("Demikian disampaikan") < text.index("Plt. KEPALA")
    )


def test_the_own_position_follows_the_one_that_is_filled() -> None:
    text = words(commands.render_sample("nota_dinas"))
    assert "KOMUNIKASI PUBLIK Kepala Seksi Pengelolaan Informasi," in text


def test_several_addressees_are_numbered(data: dict[str, Any]) -> None:
    text = words(note(data, to=["Kepala Bidang TIK", "Kepala Bidang Statistik"]))
    assert "1. Kepala Bidang TIK 2. Kepala Bidang Statistik" in text


def test_the_paraf_stands_left_of_the_name(data: dict[str, Any]) -> None:
    pdf = note(data)
    paraf, name = place_of(pdf, "Sekar", "Ayuningrat,"), place_of(pdf, "Bagas", "Perdana")
    assert paraf[1] < name[1] and abs(paraf[2] - name[2]) < 60


def test_a_long_table_repeats_its_head_and_no_signature_stands_alone(data: dict[str, Any]) -> None:
    for count in (18, 22, 26, 30, 34, 60):
        rows = [[str(n), f"Peserta {n}", "Peliput"] for n in range(1, count + 1)]
        table = {"head": ["No.", "Nama", "Tugas"], "rows": rows}
        printed = pages(note(data, table=table))
        assert all("No. Nama Tugas" in page for page in printed if "Peserta" in page)
        last = next(page for page in printed if SIGNER in page)
        assert "Demikian disampaikan" in last, count


def test_a_draft_has_dots_and_no_code(data: dict[str, Any]) -> None:
    sign = {"way": "draft", "code": "K7QF", "verify_url": "https://nusacontoh.example/v/K7QF"}
    text = words(note(data, sign=sign))
    assert f"Nomor : {DOTS}" in text and f"Tanggal : {DOTS}" in text and "KONSEP" in text
    assert "K7QF" not in text


@pytest.mark.parametrize(("way", "said"), [("wet", False), ("internal", False), ("bsre", True)])
def test_only_a_letter_signed_by_bsre_says_so(data: dict[str, Any], way: str, said: bool) -> None:
    assert ("BSrE" in words(note(data, sign={"way": way}))) is said


def test_empty_fields_leave_no_trace(data: dict[str, Any]) -> None:
    kept = {key: data[key] for key in ("office", "at", "to", "sender", "subject", "signer")}
    text = words(commands.render("nota_dinas", kept))
    for label in ("Tembusan", "Sifat", "Lampiran", "No. Nama", "Paraf", "Verifikasi"):
        assert label not in text, label


def test_a_table_that_is_none_is_refused_by_its_row(data: dict[str, Any]) -> None:
    table = {"head": ["No.", "Nama"], "rows": [["1", "Wisnu"], ["2"]]}
    with pytest.raises(commands.BadLetter, match=r"rows\[1\]: got 1 cells, expected 2"):
        note(data, table=table)


@pytest.mark.parametrize("hostile", ['#read("/etc/passwd")', "*tebal* _miring_ $x$", "<b>&amp;"])
def test_words_are_printed_never_obeyed(data: dict[str, Any], hostile: str) -> None:
    table = {"head": [hostile], "rows": [[hostile]]}
    pdf = note(data, to=[hostile], paragraphs=[hostile], subject=hostile, table=table)
    assert words(pdf).count(hostile) == 5
