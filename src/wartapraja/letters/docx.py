"""The editable twin of a letter, as .docx: the same words as the PDF, for whoever must finish it elsewhere.

It never carries a QR code nor a word about an electronic signature: what can be edited proves nothing.
"""

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from docx import Document
from docx.document import Document as Doc
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from wartapraja.letters.reading import read
from wartapraja.letters.registry import kind_of
from wartapraja.letters.types import BadLetter
from wartapraja.letters.typst.wording import printable

SIZES = {"f4": (Mm(215), Mm(330)), "a4": (Mm(210), Mm(297))}
WIDTH = Mm(170)


def as_docx(kind: str, data: Mapping[str, Any]) -> bytes:
    """A letter as .docx.

    Args:
        kind: ``spt`` or ``nota_dinas``.
        data: the fields of the kind's dataclass as plain data.

    Raises:
        BadLetter: the kind has no twin, or the data do not fit; the sentence names the field.
    """
    found = kind_of(kind)
    if kind not in WRITERS:
        raise BadLetter(f"{kind} has no .docx; there are {', '.join(sorted(WRITERS))}.")
    letter = read(found.shape, data, kind)
    office = asdict(letter.office)
    printed = printable({**letter.printed(), "office": office})
    document = _sheet(SIZES[letter.office.size.value])
    document.core_properties.title = printable(letter.title)
    document.core_properties.author = printable(letter.office.lines[-1])
    document.core_properties.created = document.core_properties.modified = letter.at
    _kop(document, printed["office"])
    if printed["draft"]:
        _line(document, "KONSEP", bold=True, align=WD_ALIGN_PARAGRAPH.RIGHT)
    WRITERS[kind](document, printed)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _sheet(size: tuple[Length, Length]) -> Doc:
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(11)
    style.paragraph_format.space_after = Pt(2)
    section = document.sections[0]
    section.page_width, section.page_height = size
    section.left_margin, section.right_margin = Mm(25), Mm(20)
    section.top_margin, section.bottom_margin = Mm(14), Mm(20)
    return document


def _kop(document: Doc, office: Mapping[str, Any]) -> None:
    centre = WD_ALIGN_PARAGRAPH.CENTER
    for n, words in enumerate(office["lines"]):
        line = _line(document, words, bold=n > 0, size=16 if n else 13, align=centre)
        line.paragraph_format.space_after = Pt(0)
    reach = (
        (("Telepon", "phone"), ("Faksimile", "fax")),
        (("Laman", "website"), ("Pos-el", "email")),
    )
    lines = (
        " · ".join(f"{label} {office[key]}" for label, key in each if office[key]) for each in reach
    )
    for words in filter(None, (office["address"], *lines)):
        last = _line(document, words, size=9, align=centre)
        last.paragraph_format.space_after = Pt(0)
    _rule(document.paragraphs[-1], "double")


def _spt(document: Doc, data: Mapping[str, Any]) -> None:
    centre = WD_ALIGN_PARAGRAPH.CENTER
    _heading(document, "SURAT PERINTAH TUGAS")
    _line(document, f"NOMOR : {data['number']}", align=centre)
    _facts(document, [("Dasar", data["basis"]), ("Menimbang", data["considering"])])
    _heading(document, "MEMERINTAHKAN:")
    if data["listed"]:
        _line(document, "Kepada :").paragraph_format.keep_with_next = True
        for n, each in enumerate(data["team"], 1):
            _facts(document, [(f"{n}. Nama", each["name"]), *_rest(each)])
    else:
        _line(document, f"Kepada : {len(data['team'])} orang pegawai berikut:")
        keys = ("name", "rank", "nip", "position")
        rows = [[str(n), *(each[key] for key in keys)] for n, each in enumerate(data["team"], 1)]
        _grid(document, ["No.", "Nama", "Pangkat/Gol.", "NIP", "Jabatan"], rows)
    event = data["event"]
    labels = (("Kegiatan", "title"), ("Waktu", "when"), ("Tempat", "place"))
    _facts(document, [("Untuk", data["purpose"]), *((word, event[key]) for word, key in labels)])
    if data["replaces"]:
        _line(
            document,
            f"Surat perintah tugas ini menggantikan {data['replaces']}, yang dinyatakan tidak berlaku.",
        )
    _line(
        document,
        "Demikian surat perintah tugas ini dibuat untuk dilaksanakan dengan penuh tanggung jawab.",
    )
    _signing(
        document,
        data["sign"],
        [f"Ditetapkan di {data['place']}".strip(), f"pada tanggal {data['day']}"],
    )
    if data["copies"]:
        _line(document, "Tembusan:", bold=True)
        for n, each in enumerate(data["copies"], 1):
            _line(document, f"{n}. {each}")


def _rest(member: Mapping[str, str]) -> list[tuple[str, str]]:
    return [
        ("Pangkat/Gol.", member["rank"]),
        ("NIP", member["nip"]),
        ("Jabatan", member["position"]),
    ]


def _nota_dinas(document: Doc, data: Mapping[str, Any]) -> None:
    _heading(document, "NOTA DINAS")
    sender, *rest = data["head"]
    _facts(document, [("Yth.", data["to"]), sender, ("Tembusan", data["cc"]), *rest])
    _rule(document.add_paragraph(), "single")
    for words in data["body"]:
        _line(document, words)
    table = data["table"]
    if table["rows"]:
        _grid(document, table["head"], table["rows"])
    if data["closing"].strip():
        _line(document, data["closing"])
    _signing(document, data["sign"], [])


WRITERS: dict[str, Callable[[Doc, Mapping[str, Any]], None]] = {
    "nota_dinas": _nota_dinas,
    "spt": _spt,
}


def _signing(document: Doc, sign: Mapping[str, Any], head: Sequence[str]) -> None:
    """At the right, all of it kept on one page with the last sentence."""
    last = document.paragraphs[-1].paragraph_format
    last.keep_with_next, last.space_before, last.space_after = True, Pt(8), Pt(12)
    tail = [words for words in (sign["rank"], f"NIP {sign['nip']}" if sign["nip"] else "") if words]
    lines = [*head, *sign["signs_as"], "", "", "", sign["name"], *tail]
    for n, words in enumerate(lines):
        line = _line(document, words, bold=bool(words) and n == len(lines) - len(tail) - 1)
        line.paragraph_format.left_indent = Mm(88)
        line.paragraph_format.space_after = Pt(0)
        line.paragraph_format.keep_with_next = n < len(lines) - 1
    for each in sign["initials"]:
        said = " · ".join(filter(None, (each["position"], each["name"], each["at"])))
        _line(document, f"Paraf: {said}", size=8).paragraph_format.space_after = Pt(0)


def _heading(document: Doc, words: str) -> None:
    line = _line(document, words, bold=True, align=WD_ALIGN_PARAGRAPH.CENTER)
    line.paragraph_format.space_before = Pt(12)
    line.paragraph_format.keep_with_next = True


def _line(
    document: Doc,
    words: str,
    *,
    bold: bool = False,
    size: float | None = None,
    align: WD_ALIGN_PARAGRAPH | None = None,
) -> Paragraph:
    paragraph = document.add_paragraph()
    if align is not None:
        paragraph.alignment = align
    run = paragraph.add_run(words)
    run.bold = bold
    if size:
        run.font.size = Pt(size)
    return paragraph


def _facts(document: Doc, rows: Iterable[tuple[str, str | list[str]]]) -> None:
    """Label, colon, words; a list is numbered; what is empty is left out."""
    kept = [(label, words) for label, words in rows if words]
    if not kept:
        return
    table = document.add_table(rows=0, cols=3)
    for label, words in kept:
        cells = table.add_row().cells
        for cell, text in zip(cells, (label, ":", _numbered(words)), strict=True):
            cell.text = text
    _widths(table, (Mm(30), Mm(5), WIDTH - Mm(35)))


def _numbered(words: str | list[str]) -> str:
    if isinstance(words, str):
        return words
    if len(words) == 1:
        return words[0]
    return "\n".join(f"{n}. {each}" for n, each in enumerate(words, 1))


def _grid(document: Doc, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(rows=0, cols=len(head or rows[0]), style="Table Grid")
    printed = [head, *rows] if head else list(rows)
    for words in printed:
        for cell, text in zip(table.add_row().cells, words, strict=True):
            cell.text = text
    columns = zip(*printed, strict=True)
    weights = [min(max(4, *map(len, column)), 30) for column in columns]
    _widths(table, [WIDTH * weight // sum(weights) for weight in weights])
    if head:
        # Word repeats the row on every page.
        for cell in table.rows[0].cells:
            for run in cell.paragraphs[0].runs:
                run.bold = True
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _widths(table: Table, widths: Sequence[int]) -> None:
    """Of the columns and of every cell: Word obeys the one, LibreOffice the other."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(2)


def _rule(paragraph: Paragraph, style: str) -> None:
    """A line below the paragraph."""
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for key, value in (("val", style), ("sz", "8"), ("space", "4"), ("color", "auto")):
        bottom.set(qn(f"w:{key}"), value)
    borders.append(bottom)
    # The order of these elements is part of the format.
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc")
