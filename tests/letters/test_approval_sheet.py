"""The approval as a file: archivable, accessible, and plain about what it is."""

from typing import Any

import pytest

from tests.letters.pdf import fonts, opened, words
from wartapraja.letters import commands, queries
from wartapraja.letters.kinds.approval_sheet import CHANNEL_WORDS, DECISION_WORDS

F4 = (609.4, 935.4)
A4 = (595.3, 841.9)


@pytest.fixture
def data() -> dict[str, Any]:
    """The sample's data, to be changed."""
    return queries.sample("approval_sheet")


def sheet(data: dict[str, Any], **changes: Any) -> bytes:
    return commands.render("approval_sheet", {**data, **changes})


def test_it_is_pdf_a_2a_and_pdf_ua_1_and_tagged() -> None:
    document = opened(commands.render_sample("approval_sheet"))
    with document.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Lembar Persetujuan 0147/APB/XI/2026"
    root = document.Root
    assert root.MarkInfo.Marked and "/StructTreeRoot" in root
    assert str(root.Lang) == "id-ID" and root.ViewerPreferences.DisplayDocTitle
    assert root.OutputIntents[0].S == "/GTS_PDFA1"


def test_every_font_is_embedded() -> None:
    document = opened(commands.render_sample("approval_sheet"))
    found = list(fonts(document))
    assert found
    for font in found:
        descriptor = font.FontDescriptor
        assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys()), font


def test_it_says_who_decided_what_when_and_by_which_way() -> None:
    text = words(commands.render_sample("approval_sheet"))
    for part in (
        "PEMERINTAH KABUPATEN NUSA CONTOH",
        "LEMBAR PERSETUJUAN",
        "DISETUJUI",
        "Festival Bahari Nusa Contoh Dibuka",
        "9f2b6c1e 0d4a78f3 5b21c6e7 a90d4f88 12c37be5 604d9a1f e83b75c2 d06f41a9",
        "3. Memeriksa dan menyetujui artikel",
        "Jumat, 20 November 2026 pukul 09.47 WIB",
        "tautan surel + PIN",
        "Nomor 800.1.3.1/311/2026",
        "NIP 19781103 200501 1 003",
        "bukan tanda tangan elektronik tersertifikasi",
    ):
        assert part in text, part
    assert text.index("Jabatan Plt. Kepala Bidang") < text.index("Nama Bagas Perdana Kusumo")


@pytest.mark.parametrize(
    ("zone", "moment"),
    [
        ("Asia/Jakarta", "Jumat, 20 November 2026 pukul 23.30 WIB"),
        ("Asia/Makassar", "Sabtu, 21 November 2026 pukul 00.30 WITA"),
        ("Asia/Jayapura", "Sabtu, 21 November 2026 pukul 01.30 WIT"),
    ],
)
def test_the_time_is_the_office_s_own(data: dict[str, Any], zone: str, moment: str) -> None:
    office = {**data["office"], "zone": zone}
    assert moment in words(sheet(data, office=office, at="2026-11-20T16:30:00+00:00"))


@pytest.mark.parametrize("decision", list(DECISION_WORDS))
@pytest.mark.parametrize("channel", list(CHANNEL_WORDS))
def test_each_decision_and_way_has_its_words(
    data: dict[str, Any], decision: Any, channel: Any
) -> None:
    text = words(sheet(data, decision=str(decision), channel=str(channel)))
    assert DECISION_WORDS[decision] in text and CHANNEL_WORDS[channel] in text


@pytest.mark.parametrize(
    ("changes", "present", "absent"),
    [
        ({"via": "definitif", "basis": ""}, "Jabatan Kepala Bidang", "Bertindak sebagai"),
        ({"via": "plh"}, "Plh. Kepala Bidang", "Plt."),
        (
            {"via": "delegasi", "own_position": "Kepala Seksi Pengelolaan Informasi"},
            "a.n. Kepala Bidang Informasi dan Komunikasi Publik Kepala Seksi Pengelolaan Informasi,",
            "Plt.",
        ),
        ({"nip": "", "rank": ""}, "Bagas Perdana Kusumo", "NIP"),
    ],
)
def test_an_official_is_named_by_what_they_act_as(
    data: dict[str, Any], changes: dict[str, Any], present: str, absent: str
) -> None:
    text = words(sheet(data, official={**data["official"], **changes}))
    assert present in text and absent not in text


@pytest.mark.parametrize(("size", "points"), [("f4", F4), ("a4", A4)])
def test_the_paper_is_the_office_s_choice(
    data: dict[str, Any], size: str, points: tuple[float, float]
) -> None:
    document = opened(sheet(data, office={**data["office"], "size": size}))
    assert [float(edge) for edge in document.pages[0].MediaBox][2:] == pytest.approx(
        points, abs=0.5
    )


def test_the_same_input_gives_the_same_bytes(data: dict[str, Any]) -> None:
    first = sheet(data)
    assert first == sheet(data) == sheet(queries.sample("approval_sheet"))
    assert first != sheet(data, note="lain")


def test_a_long_note_goes_on_over_pages_and_stays_archivable(data: dict[str, Any]) -> None:
    long = "\n\n".join(f"Butir {n}: " + "periksa kembali ejaan dan angka. " * 12 for n in range(30))
    pdf = sheet(data, note=long, subject={**data["subject"], "title": "Katapanjang" * 60})
    assert len(opened(pdf).pages) > 1
    assert "Butir 29" in words(pdf)


def test_the_pdf_passes_an_independent_check(data: dict[str, Any]) -> None:
    assert opened(sheet(data)).check_pdf_syntax() == []
