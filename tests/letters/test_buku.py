"""Registers and schedule books on a lying folio."""

from typing import Any

import pytest

from tests.letters.pdf import assert_archivable, pages, words
from wartapraja.letters import commands, queries


@pytest.fixture
def data() -> dict[str, Any]:
    """The sample's data, to be changed."""
    return queries.sample("buku")


def book(data: dict[str, Any], **changes: Any) -> bytes:
    return commands.render("buku", {**data, **changes})


def test_it_is_a_lying_folio_archivable_and_tagged() -> None:
    assert_archivable(commands.render_sample("buku"), r"935\.433 x 609\.449")


def test_its_rows_are_read_from_left_to_right() -> None:
    text = words(commands.render_sample("buku"))
    assert "BUKU AGENDA SURAT MASUK November 2026" in text
    assert "1128 16-11-2026 Sekretaris Daerah 000.1.5/1204/SETDA/2026" in text
    assert text.index("1129") < text.index("Teluk Lontar, 30 November 2026")


def test_a_long_book_repeats_its_head_on_every_page(data: dict[str, Any]) -> None:
    rows = [[f"A{n}", *data["rows"][0][1:]] for n in range(1, 121)]
    printed = pages(book(data, rows=rows, signer=None))
    assert len(printed) > 3
    assert all("No. agenda" in page and "Keterangan" in page for page in printed)
    assert all(f"A{n} " in " ".join(printed) for n in range(1, 121))


def test_a_book_without_rows_says_so_and_nobody_need_sign(data: dict[str, Any]) -> None:
    text = words(book(data, rows=[], signer=None, period=""))
    assert "Tidak ada catatan" in text and "NIP" not in text


def test_a_word_longer_than_its_column_still_prints(data: dict[str, Any]) -> None:
    row = ["1", "Katapanjang" * 30, *[""] * 5]
    assert_archivable(book(data, rows=[row]), r"935\.433 x 609\.449")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"head": []}, r"buku\.head: got no column"),
        ({"rows": [["1"]]}, r"buku\.rows\[0\]: got 1 cells, expected 7"),
    ],
)
def test_a_table_that_is_none_is_refused(
    data: dict[str, Any], change: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(commands.BadLetter, match=sentence):
        book(data, **change)


@pytest.mark.parametrize("hostile", ['#read("/etc/passwd")', "*tebal* $x$", "<b>&amp;"])
def test_words_are_printed_never_obeyed(data: dict[str, Any], hostile: str) -> None:
    text = words(book(data, head=[hostile], rows=[[hostile]], period=hostile))
    assert text.count(hostile) >= 3
