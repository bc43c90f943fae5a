"""The editable twin says what the PDF says, and proves nothing."""

import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.document import Document as Doc
from docx.oxml.ns import qn

from tests.letters.pdf import words
from wartapraja.letters import commands, queries
from wartapraja.letters.blocks import DOTS

KINDS = ("nota_dinas", "spt")


def opened(kind: str, **changes: Any) -> Doc:
    return Document(io.BytesIO(commands.as_docx(kind, {**queries.sample(kind), **changes})))


def said(document: Doc) -> str:
    """Paragraphs and tables in the order of the file."""
    parts = [node.text or "" for node in document.element.body.iter(qn("w:t"))]
    return " ".join(" ".join(parts).split())


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_is_folio(kind: str) -> None:
    section = opened(kind).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (215, 330)


def test_the_order_says_what_its_pdf_says() -> None:
    text = said(opened("spt"))
    printed = words(commands.render_sample("spt"))
    for part in (
        *("SURAT PERINTAH TUGAS", "000.1.2.3/417/DISKOMINFO/2026", "MEMERINTAHKAN:"),
        *("Galuh Candrakanta, S.Sos.", "19920315 201903 2 007", "Dermaga Selat Lontar"),
        *("KEPALA DINAS KOMUNIKASI", "Drs. Laksana Wira Prabadi, M.Si.", "Camat Teluk Lontar."),
        *("Pembina Utama Muda (IV/c)", "NIP 19700412 199503 1 002", "Tembusan:"),
    ):
        assert part in text and part in printed, part
    order = [text.index(word) for word in ("Dasar", "MEMERINTAHKAN", "Untuk", "Ditetapkan di")]
    assert order == sorted(order)


def test_the_note_says_what_its_pdf_says() -> None:
    text = said(opened("nota_dinas"))
    printed = words(commands.render_sample("nota_dinas"))
    for part in (
        *("NOTA DINAS", "18 November 2026", "1 (satu) berkas", "Juru kamera"),
        *("Plt. KEPALA BIDANG", "Kepala Seksi Pengelolaan Informasi,", "Demikian disampaikan."),
    ):
        assert part in text and part in printed, part


def test_a_large_team_is_a_table_whose_head_repeats() -> None:
    team = [{"name": f"Pegawai {n}", "nip": "199203152019032007"} for n in range(1, 41)]
    document = opened("spt", team=team)
    table = next(each for each in document.tables if len(each.rows) == 41)
    assert [cell.text for cell in table.rows[0].cells][:2] == ["No.", "Nama"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table.rows[40].cells[1].text == "Pegawai 40"


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_has_dots_and_says_so(kind: str) -> None:
    text = said(opened(kind, sign={"way": "draft"}))
    assert DOTS in text and "KONSEP" in text and "000.1.2.3/4" not in text


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("way", ["internal", "bsre"])
def test_what_can_be_edited_claims_no_signature(kind: str, way: str) -> None:
    sign = {"way": way, "code": "K7QF-2M9T", "verify_url": "https://nusacontoh.example/v/K7QF"}
    document = opened(kind, sign=sign)
    text = said(document)
    assert "BSrE" not in text and "K7QF" not in text and "elektronik" not in text
    assert not document.inline_shapes


def test_a_corrected_order_names_the_one_that_it_replaces() -> None:
    assert "menggantikan SPT Nomor 7, yang" in said(opened("spt", replaces="SPT Nomor 7."))


@pytest.mark.parametrize("kind", KINDS)
def test_empty_fields_leave_no_trace(kind: str) -> None:
    sample = queries.sample(kind)
    needed = ("office", "at", "to", "sender", "subject", "signer", "team")
    kept = {key: sample[key] for key in needed if key in sample}
    text = said(Document(io.BytesIO(commands.as_docx(kind, kept))))
    for label in ("Dasar", "Menimbang", "Untuk", "Tembusan", "Sifat", "Lampiran", "Paraf"):
        assert label not in text, label


@pytest.mark.parametrize("hostile", ["<w:p>&amp;</w:p>", "{{7*7}}", "=cmd|' /C calc'!A0", "x\x07y"])
def test_words_are_written_never_obeyed(hostile: str) -> None:
    text = said(opened("nota_dinas", subject=hostile, paragraphs=[hostile]))
    assert text.count(hostile.replace("\x07", "")) == 2


def test_a_kind_without_twin_is_refused() -> None:
    with pytest.raises(commands.BadLetter, match=r"buku has no \.docx; there are nota_dinas, spt"):
        commands.as_docx("buku", queries.sample("buku"))


def test_a_chain_that_is_none_is_refused_here_too() -> None:
    with pytest.raises(commands.BadLetter, match=r"u\.b\. needs a\.n\."):
        opened("spt", on_behalf=[{"prefix": "u.b.", "position": ""}])


def test_libreoffice_opens_it(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("soffice is missing: apt install libreoffice-writer")
    (tmp_path / "spt.docx").write_bytes(commands.as_docx("spt", queries.sample("spt")))
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        [office, home, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, "spt.docx"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    assert "Galuh Candrakanta, S.Sos." in words((tmp_path / "spt.pdf").read_bytes())
