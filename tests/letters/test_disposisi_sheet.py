"""The disposition sheet: half a folio, each disposition beneath the last."""

from typing import Any

import pytest

from tests.letters.pdf import assert_archivable, pages, place_of, words
from wartapraja.letters import commands, queries


@pytest.fixture
def data() -> dict[str, Any]:
    """The sample's data, to be changed."""
    return queries.sample("disposisi")


def sheet(data: dict[str, Any], **changes: Any) -> bytes:
    return commands.render("disposisi", {**data, **changes})


def test_it_is_half_a_folio_archivable_and_tagged() -> None:
    # 215 x 165 mm
    assert_archivable(commands.render_sample("disposisi"), r"609\.449 x 467\.717")


def test_it_names_the_letter_and_who_shall_do_what_by_when() -> None:
    text = words(commands.render_sample("disposisi"))
    for part in (
        "Surat dari : Camat Teluk Lontar",
        "No. surat : 400.6/88/KTL/2026",
        "Tgl. surat : 16 November 2026",
        "Diterima tgl. : 16 November 2026",
        "No. agenda : 1127/XI/2026",
        "Sifat : Segera",
        "1. Diteruskan kepada Sdr.",
        "Paling lambat: Rabu, 18 November 2026 pukul 15.00 WIB",
        "16-11-2026 14.20 WIB",
    ):
        assert part in text, part


def test_what_is_ticked_has_a_mark_and_the_rest_an_empty_box() -> None:
    text = words(commands.render_sample("disposisi"))
    assert "X Proses lebih lanjut" in text and "X Koordinasikan" in text
    assert "Arsipkan" in text and "X Arsipkan" not in text


def test_each_disposition_stands_beneath_the_last() -> None:
    pdf = commands.render_sample("disposisi")
    first, second = place_of(pdf, "1.", "Diteruskan"), place_of(pdf, "2.", "Diteruskan")
    assert first[0] == second[0] == 1 and first[2] < second[2]


def test_many_dispositions_flow_onto_further_half_pages_unbroken(data: dict[str, Any]) -> None:
    entries = [{**data["entries"][0], "words": f"Catatan ke-{n}"} for n in range(1, 9)]
    pdf = sheet(data, entries=entries)
    printed = pages(pdf)
    assert len(printed) > 2
    for n in range(1, 9):
        (page,) = (each for each in printed if f"Catatan ke-{n}" in each)
        assert f"{n}. Diteruskan kepada Sdr." in page
    assert_archivable(pdf, r"609\.449 x 467\.717")


def test_empty_fields_leave_dashes_and_no_trace_of_dispositions(data: dict[str, Any]) -> None:
    kept = {key: data[key] for key in ("office", "at", "agenda_number", "sender", "subject")}
    text = words(commands.render("disposisi", kept))
    assert "No. surat : –" in text and "Diterima tgl. : –" in text and "Sifat : Biasa" in text
    assert "Diteruskan" not in text


def test_an_order_without_list_words_and_deadline_is_only_passed_on(data: dict[str, Any]) -> None:
    bare = {key: data["entries"][0][key] for key in ("to", "by_position", "by_name", "at")}
    text = words(sheet(data, entries=[bare]))
    assert "Diteruskan kepada Sdr." in text
    for label in ("Dengan hormat harap", "Catatan", "Paling lambat"):
        assert label not in text


def test_a_date_that_is_none_is_named_by_its_field(data: dict[str, Any]) -> None:
    with pytest.raises(commands.BadLetter, match=r"letter_date: got 'kemarin', expected YYYY-MM"):
        sheet(data, letter_date="kemarin")


@pytest.mark.parametrize("hostile", ['#read("/etc/passwd")', "*tebal* _miring_ $x$", "<b>&amp;"])
def test_words_are_printed_never_obeyed(data: dict[str, Any], hostile: str) -> None:
    entry = {**data["entries"][0], "to": [hostile], "words": hostile, "by_name": hostile}
    entry["ticks"] = [{"label": hostile, "ticked": True}]
    text = words(sheet(data, sender=hostile, subject=hostile, entries=[entry]))
    # A narrow column may break the line after a slash.
    assert text.replace(" ", "").count(hostile.replace(" ", "")) == 6


def test_a_note_longer_than_a_page_is_printed_to_its_end(data: dict[str, Any]) -> None:
    entry = {**data["entries"][0], "words": "Periksa kembali ejaan dan angka. " * 150 + "Tamat."}
    printed = pages(sheet(data, entries=[entry]))
    assert len(printed) > 1 and "Tamat." in printed[-1]
