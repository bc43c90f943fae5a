"""Files made to harm are refused with the right reason; nothing outside is read or written."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.newsroom.manuscript import attacks
from tests.newsroom.manuscript.documents import repacked, swap
from wartapraja.newsroom.manuscript.gate import inspect
from wartapraja.newsroom.manuscript.types import Caution, Limits, Manuscript, Paragraph, Unreadable
from wartapraja.newsroom.manuscript.words import REFUSALS

FIXTURES = Path(__file__).parent / "fixtures"
Watched = Callable[[bytes], Manuscript]

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "text that is no zip": (lambda: b"Berita hari ini\n" * 100, "not_a_zip"),
    "an empty file": (lambda: b"", "not_a_document"),
    "a zip cut in the middle": (lambda: attacks.plain()[:8000], "not_a_zip"),
    "a zip with something behind it": (lambda: attacks.plain() + b"x", "not_a_zip"),
    "a pdf": (lambda: b"%PDF-1.7\n", "not_a_document"),
    "an rtf file": (lambda: b"{\\rtf1 halo}", "not_a_document"),
    "a web page called docx": (lambda: b"<html><body>x</body></html>", "not_a_document"),
    "an excel workbook": (attacks.workbook, "not_a_document"),
    "two million paragraphs": (attacks.paragraphs_bomb, "bomb_size"),
    "a part packed a thousand times": (attacks.ratio_bomb, "bomb_ratio"),
    "a directory that lies about sizes": (attacks.lying_size, "bomb_size"),
    "a wrong checksum": (attacks.wrong_checksum, "damaged"),
    "parts that share their bytes": (attacks.overlapping, "damaged"),
    "2001 parts": (lambda: attacks.many_parts(2001), "too_many_parts"),
    "100,000 parts": (lambda: attacks.many_parts(100_000), "too_many_parts"),
    "tables 3000 deep": (attacks.nested_tables, "too_deep"),
    "300,000 elements": (lambda: attacks.numbered_paragraphs(100_001), "too_long"),
    "a macro part": (lambda: attacks.with_part("word/vbaProject.bin"), "macros"),
    "a macro relationship": (
        lambda: attacks.relation("vbaProject", "x.bin", external=False, base=attacks.MICROSOFT),
        "macros",
    ),
    "a macro-enabled type": (attacks.macro_type, "macros"),
    "a template from the web": (
        lambda: attacks.attached_template("https://jahat.example/t.dotm"),
        "remote_template",
    ),
    "a template from a network share": (
        lambda: attacks.attached_template("file:///\\\\10.0.0.9\\t\\a.dotm"),
        "remote_template",
    ),
    "an ole part": (lambda: attacks.with_part("word/embeddings/oleObject1.bin"), "ole_object"),
    "a program in embeddings": (
        lambda: attacks.with_part("word/embeddings/faktur.exe", b"MZ"),
        "ole_object",
    ),
    "a program called a workbook": (
        lambda: attacks.with_part("word/embeddings/buku.xlsx", b"MZ"),
        "ole_object",
    ),
    "an active control": (lambda: attacks.with_part("word/activeX/activeX1.xml"), "ole_object"),
    "a linked ole object": (
        lambda: attacks.relation("oleObject", "https://jahat.example/x", external=True),
        "ole_object",
    ),
    "an altChunk relationship": (
        lambda: attacks.relation("aFChunk", "isi.html", external=False),
        "alt_chunk",
    ),
    "an altChunk element": (lambda: attacks.body("<w:altChunk/>"), "alt_chunk"),
    "an encrypted container": (lambda: attacks.compound("EncryptedPackage"), "encrypted"),
    "an encrypted zip entry": (attacks.encrypted_entry, "encrypted"),
    "word before 2007": (
        lambda: (FIXTURES / "libreoffice-framed.doc").read_bytes(),
        "legacy_doc",
    ),
    "excel before 2007": (lambda: attacks.compound("Workbook"), "not_a_document"),
    "a name that climbs out": (lambda: attacks.named("../../luar.txt"), "unsafe_name"),
    "a name from the root": (lambda: attacks.named("/tmp/luar.txt"), "unsafe_name"),  # noqa: S108
    "a name of a drive": (lambda: attacks.named("C:/luar.txt"), "unsafe_name"),
    "a name with backslashes": (lambda: attacks.named("..\\luar.txt"), "unsafe_name"),
    "a name turned right to left": (
        lambda: attacks.named("word/media/foto\u202egnp.exe"),
        "unsafe_name",
    ),
    "an xml part that is torn": (lambda: attacks.with_part("word/a.xml", b"<a><b>"), "damaged"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_is_refused(case: str, watched: Watched) -> None:
    make, code = REFUSED[case]
    with pytest.raises(Unreadable) as refused:
        watched(make())
    assert refused.value.code == code
    assert code in REFUSALS


@pytest.mark.parametrize(
    "make",
    [attacks.external_entity, attacks.entity_in_utf16, attacks.entity_under_another_name],
)
def test_an_external_entity_brings_no_file_to_light(
    make: Callable[[str], bytes], watched: Watched, secret: Path
) -> None:
    with pytest.raises(Unreadable) as refused:
        watched(make(secret.as_uri()))
    assert refused.value.code == "external_entity"


def test_the_bomb_is_refused_by_the_gate_alone_within_two_seconds(tmp_path: Path) -> None:
    bomb = tmp_path / "bom.docx"
    bomb.write_bytes(attacks.paragraphs_bomb())
    assert bomb.stat().st_size < 300_000
    start = time.perf_counter()
    with pytest.raises(Unreadable):
        inspect(bomb, Limits())
    assert time.perf_counter() - start < 2


def test_a_file_over_the_limit_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    large = tmp_path / "besar.docx"
    with large.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    with pytest.raises(Unreadable) as refused:
        inspect(large, Limits())
    assert refused.value.code == "too_large"
    assert refused.value.facts == {"size": 200 * 1024 * 1024, "limit": 100 * 1024 * 1024}


def test_the_writers_own_template_is_no_reason_to_refuse(watched: Watched) -> None:
    taken = watched(attacks.attached_template("file:///C:\\Users\\staf\\Templates\\Berita.dotx"))
    assert taken.blocks == (Paragraph(html="<p>Isi berita.</p>"),)


def test_a_linked_picture_is_not_fetched_but_named(watched: Watched, secret: Path) -> None:
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        'wordprocessingDrawing"><wp:docPr id="1" name="x"/><a:graphic xmlns:a="http://schemas.'
        'openxmlformats.org/drawingml/2006/main"><a:graphicData uri="x"><pic:pic xmlns:pic="http://'
        'schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip xmlns:r="'
        f'{attacks.OFFICE}" r:link="rIdX"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )
    linked = attacks.relation("image", secret.as_uri(), external=True)
    taken = watched(repacked(linked, {"word/document.xml": swap("<w:body>", f"<w:body>{drawing}")}))
    assert taken.pictures == ()
    assert [warning.code for warning in taken.warnings] == ["external_picture"]


def test_the_workbook_behind_a_chart_is_left_out_and_named(watched: Watched) -> None:
    taken = watched(attacks.with_part("word/embeddings/angka.xlsx", b"PK\x03\x04"))
    assert taken.warnings == (Caution(code="embedded_file", facts={"count": 1}),)


def test_a_style_map_hidden_in_the_file_has_no_say(watched: Watched) -> None:
    content = attacks.with_part("mammoth/style-map", b"p => h1:fresh")
    assert watched(content).blocks == (Paragraph(html="<p>Isi berita.</p>"),)
