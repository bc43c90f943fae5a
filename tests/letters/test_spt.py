"""The assignment order: who is sent, by whom, and nothing said of it that is not so."""

from typing import Any

import pytest

from tests.letters.pdf import assert_archivable, pages, place_of, tool, words
from wartapraja.letters import commands, queries
from wartapraja.letters.blocks import DOTS

BSRE = "sertifikat elektronik yang diterbitkan oleh BSrE"
SIGNER = "Drs. Laksana Wira Prabadi, M.Si."


@pytest.fixture
def data() -> dict[str, Any]:
    """The sample's data, to be changed."""
    return queries.sample("spt")


def order(data: dict[str, Any], **changes: Any) -> bytes:
    return commands.render("spt", {**data, **changes})


def many(count: int) -> list[dict[str, str]]:
    return [
        {
            "name": f"Pegawai Contoh{n:02}, S.Sos.",
            "rank": "Penata Muda (III/a)",
            "nip": "199203152019032007",
            "position": "Pranata Hubungan Masyarakat Ahli Pertama",
        }
        for n in range(1, count + 1)
    ]


def test_it_is_folio_archivable_and_tagged() -> None:
    assert_archivable(commands.render_sample("spt"), r"609\.449 x 935\.433")


def test_its_parts_stand_in_the_order_of_the_rule() -> None:
    text = words(commands.render_sample("spt"))
    found = [
        text.index(part)
        for part in (
            *("PEMERINTAH KABUPATEN", "SURAT PERINTAH TUGAS", "NOMOR : 000.1.2.3/417", "Dasar"),
            *("Menimbang", "MEMERINTAHKAN:", "Kepada", "Galuh", "Wisnu", "Untuk", "Kegiatan"),
            *("Ditetapkan di : Teluk Lontar", SIGNER, "Tembusan:"),
        )
    ]
    assert found == sorted(found)


def test_a_team_of_forty_goes_on_over_pages_with_its_head(data: dict[str, Any]) -> None:
    printed = pages(order(data, team=many(40)))
    listing = [page for page in printed if "Pegawai Contoh" in page]
    assert len(listing) > 1
    assert all("No. Nama Pangkat/Gol. NIP Jabatan" in page for page in listing)
    assert all(f"Contoh{n:02}" in " ".join(printed) for n in range(1, 41))


def test_its_tags_read_the_headings_and_the_table_head_as_what_they_are(
    data: dict[str, Any],
) -> None:
    tags = tool("pdfinfo", order(data, team=many(12)), "-struct-text")
    heading, command, head = (tags.index(each) for each in ("H1", "H2", "TH"))
    assert heading < tags.index("Dasar") < command < head < tags.index("Contoh01")
    assert tags.index("Contoh12") < tags.index("Ditetapkan di") < tags.index("Tembusan")


@pytest.mark.parametrize("count", range(8, 32))
def test_the_signature_never_stands_alone_on_a_page(data: dict[str, Any], count: int) -> None:
    last = next(page for page in pages(order(data, team=many(count))) if SIGNER in page)
    assert "Demikian surat perintah tugas" in last and "Ditetapkan di" in last


def test_a_draft_has_dots_for_number_and_date_and_says_so_on_every_page(
    data: dict[str, Any],
) -> None:
    printed = pages(order(data, team=many(40), sign={**data["sign"], "way": "draft"}))
    assert all("KONSEP" in page for page in printed)
    text = " ".join(printed)
    assert f"NOMOR : {DOTS}" in text and f"pada tanggal : {DOTS}" in text
    assert "417/DISKOMINFO" not in text and "K7QF" not in text


@pytest.mark.parametrize(
    ("way", "said"),
    [("none", False), ("draft", False), ("wet", False), ("internal", False), ("bsre", True)],
)
def test_only_a_letter_signed_by_bsre_says_so(data: dict[str, Any], way: str, said: bool) -> None:
    text = words(order(data, sign={**data["sign"], "way": way}))
    assert (BSRE in text) is said and ("BSrE" in text) is said
    assert ("Verifikasi internal" in text) is (way in {"none", "wet", "internal"})


@pytest.mark.parametrize(
    ("signer", "chain", "lines"),
    [
        ({}, [], "KEPALA DINAS,"),
        ({"via": "plt", "own_position": "Sekretaris"}, [], "Plt. KEPALA DINAS Sekretaris,"),
        ({"via": "plh"}, [], "Plh. KEPALA DINAS,"),
        ({"via": "delegasi", "own_position": "Sekretaris"}, [], "a.n. KEPALA DINAS SEKRETARIS,"),
        ({}, [("a.n.", "Bupati Nusa Contoh")], "a.n. BUPATI NUSA CONTOH KEPALA DINAS,"),
        (
            {"position": "Asisten Administrasi"},
            [("a.n.", "Bupati Nusa Contoh"), ("", "Sekretaris Daerah"), ("u.b.", "")],
            "a.n. BUPATI NUSA CONTOH SEKRETARIS DAERAH u.b. ASISTEN ADMINISTRASI,",
        ),
    ],
)
def test_the_signer_signs_as_what_they_are(
    data: dict[str, Any], signer: dict[str, str], chain: list[tuple[str, str]], lines: str
) -> None:
    official = {**data["signer"], "position": "Kepala Dinas", **signer}
    blocks = [{"prefix": prefix, "position": position} for prefix, position in chain]
    text = words(order(data, signer=official, on_behalf=blocks, sign={"way": "wet"}))
    assert f"19 November 2026 {lines} {SIGNER}" in text


@pytest.mark.parametrize(
    ("chain", "sentence"),
    [
        ([("u.b.", "")], r"u\.b\. needs a\.n\. above it"),
        ([("", "Sekretaris Daerah"), ("u.b.", "")], r"needs a\.n\. above it"),
        ([("a.n.", "Bupati"), ("u.b.", "")], r"u\.b\. stands alone, below the position in between"),
        ([("a.n.", "Bupati"), ("a.n.", "Sekda")], r"a\.n\. stands once"),
        ([("a.n.", "")], r"names no position"),
        ([("d.t.o.", "Bupati")], r"got prefix 'd\.t\.o\.'"),
    ],
)
def test_a_chain_that_is_none_is_refused(
    data: dict[str, Any], chain: list[tuple[str, str]], sentence: str
) -> None:
    blocks = [{"prefix": prefix, "position": position} for prefix, position in chain]
    with pytest.raises(commands.BadLetter, match=sentence):
        order(data, on_behalf=blocks)


def test_parafs_stand_clockwise_from_the_left_of_the_name(data: dict[str, Any]) -> None:
    pdf = order(data)
    _, name_left, name_top = place_of(pdf, "Drs.", "Laksana")
    first, second, third = (
        place_of(pdf, *name)[1:]
        for name in (("Sekar", "Ayuningrat,"), ("Bagas", "Perdana"), ("Ratri", "Maheswara,"))
    )
    near = 60
    assert first[0] < name_left and abs(first[1] - name_top) < near
    assert second[1] < name_top - near
    assert third[0] > name_left + 100 and abs(third[1] - name_top) < near


def test_an_awaited_paraf_is_an_empty_box(data: dict[str, Any]) -> None:
    awaited = [{**each, "at": None} for each in data["sign"]["initials"]]
    text = words(order(data, sign={**data["sign"], "initials": awaited}))
    assert "Paraf Sekretaris Ratri" in text and "14.05" not in text


def test_a_corrected_order_names_the_one_that_it_replaces(data: dict[str, Any]) -> None:
    old = "Surat Perintah Tugas Nomor 000.1.2.3/401/DISKOMINFO/2026 tanggal 17 November 2026"
    sentence = f"ini menggantikan {old}, yang dinyatakan tidak berlaku."
    # A long number may go on in the next line.
    printed = words(order(data, replaces=f"{old}."))
    assert sentence.replace(" ", "") in printed.replace(" ", "")
    assert "menggantikan" not in words(order(data))


def test_empty_fields_leave_no_trace(data: dict[str, Any]) -> None:
    kept = {key: data[key] for key in ("office", "at", "signer", "team")}
    text = words(commands.render("spt", {**kept, "team": [{"name": "Tirta Sembada"}]}))
    assert f"NOMOR : {DOTS}" in text and "Nama : Tirta Sembada" in text
    for label in ("Dasar", "Menimbang", "Untuk", "Kegiatan", "Tembusan", "Paraf", "Jabatan"):
        assert label not in text, label


@pytest.mark.parametrize("hostile", ['#read("/etc/passwd")', "*tebal* _miring_ $x$", "<b>&amp;"])
def test_words_are_printed_never_obeyed(data: dict[str, Any], hostile: str) -> None:
    text = words(
        order(
            data,
            **{key: [hostile] for key in ("basis", "considering", "purpose", "copies")},
            team=[{"name": hostile, "position": hostile}],
            number=hostile,
            replaces=hostile,
        )
    )
    assert text.count(hostile) >= 8
