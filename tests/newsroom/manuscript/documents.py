"""Builds honest Word and ODT files: python-docx does what it can, the rest is put in as Word writes it."""

import zipfile
from collections.abc import Callable
from io import BytesIO

from docx import Document
from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from PIL import Image

Change = bytes | None | Callable[[bytes], bytes]

_FOOTNOTE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_NUMBERED = """
<w:abstractNum {ns} w:abstractNumId="77"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>
</w:abstractNum>"""


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30), color: str = "navy") -> bytes:
    out = BytesIO()
    Image.new("RGB", size, color).save(out, kind)
    return out.getvalue()


def saved(document: Word) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def repacked(content: bytes, changes: dict[str, Change]) -> bytes:
    """The same package with parts replaced, edited, added or (None) taken out."""
    out = BytesIO()
    waiting = dict(changes)
    with (
        zipfile.ZipFile(BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            change = waiting.pop(name, old.read(name))
            made = change(old.read(name)) if callable(change) else change
            if made is not None:
                new.writestr(name, made)
        for name, change in waiting.items():
            if isinstance(change, bytes):
                new.writestr(name, change)
    return out.getvalue()


def swap(old: str, new: str) -> Callable[[bytes], bytes]:
    """An edit that must find what it replaces."""

    def edit(content: bytes) -> bytes:
        assert old.encode() in content, f"{old} is not in the part"
        return content.replace(old.encode(), new.encode(), 1)

    return edit


def link(paragraph: Paragraph, text: str, address: str) -> None:
    part = paragraph.part
    key = part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    anchor = OxmlElement("w:hyperlink")
    anchor.set(qn("r:id"), key)
    run = paragraph.add_run(text)
    anchor.append(run._r)
    paragraph._p.append(anchor)


def inserted(paragraph: Paragraph, text: str) -> None:
    paragraph._p.append(
        parse_xml(
            f'<w:ins {nsdecls("w")} w:id="901" w:author="Editor" w:date="2026-11-20T08:00:00Z">'
            f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:ins>'
        )
    )


def deleted(paragraph: Paragraph, text: str) -> None:
    paragraph._p.append(
        parse_xml(
            f'<w:del {nsdecls("w")} w:id="902" w:author="Editor" w:date="2026-11-20T08:00:00Z">'
            f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'
        )
    )


def numbered(document: Word, text: str, level: int) -> None:
    """A paragraph of a real two-level list: numbers outside, bullets inside."""
    numbering = document.part.numbering_part.element
    if not numbering.xpath('w:abstractNum[@w:abstractNumId="77"]'):
        numbering.insert(0, parse_xml(_NUMBERED.format(ns=nsdecls("w"))))
        numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
        )
    paragraph = document.add_paragraph(text)
    paragraph._p.get_or_add_pPr().append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'
        )
    )


def footnote(paragraph: Paragraph, number: int) -> None:
    paragraph._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
            f'<w:footnoteReference w:id="{number}"/></w:r>'
        )
    )


def with_footnotes(content: bytes, notes: dict[int, str]) -> bytes:
    """Add the part that holds the footnotes, as Word does."""
    separators = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>'
        "<w:continuationSeparator/></w:r></w:p></w:footnote>"
    )
    texts = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
        for number, text in notes.items()
    )
    part = f"<w:footnotes {nsdecls('w')}>{separators}{texts}</w:footnotes>".encode()
    override = f'<Override PartName="/word/footnotes.xml" ContentType="{_FOOTNOTE_TYPE}"/></Types>'
    relation = (
        '<Relationship Id="rIdNotes" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/footnotes" Target="footnotes.xml"/></Relationships>'
    )
    return repacked(
        content,
        {
            "word/footnotes.xml": part,
            "[Content_Types].xml": swap("</Types>", override),
            "word/_rels/document.xml.rels": swap("</Relationships>", relation),
        },
    )


def shown_picture(document: Word, content: bytes, alt: str) -> None:
    """A picture in a paragraph of its own, with alternative text."""
    document.add_picture(BytesIO(content))
    properties = document.paragraphs[-1]._p.xpath(".//wp:docPr")[0]
    properties.set("descr", alt)


def article() -> bytes:
    """A whole article with everything that the reader promises to keep."""
    document = Document()
    document.add_heading("Festival Lampu Colok Kembali Digelar", 0)
    document.add_heading("Ribuan warga memadati kota", 1)
    lead = document.add_paragraph("BENGKALIS – Bupati membuka ")
    lead.add_run("festival lampu colok").bold = True
    lead.add_run(" yang ")
    lead.add_run("dinanti").italic = True
    lead.add_run(" warga. Selengkapnya di ")
    link(lead, "situs kabupaten", "https://bengkalis.example.go.id/festival?tahun=2026&hari=1")
    lead.add_run(".")
    footnote(lead, 1)
    changed = document.add_paragraph("Festival berlangsung ")
    deleted(changed, "tiga malam")
    inserted(changed, "empat malam")
    remarked = document.add_paragraph("Pengunjung mencapai ")
    remarked.add_run("10.000 orang")
    document.add_comment(remarked.runs[1], "Angka dari mana?", author="Kasi", initials="K")
    numbered(document, "Pembukaan", 0)
    numbered(document, "Tari zapin", 1)
    numbered(document, "Kompang", 1)
    numbered(document, "Penutupan", 0)
    document.add_heading("Jadwal", 2)
    document.add_paragraph("Tabel 1. Jadwal festival", style="Caption")
    _schedule(document)
    shown_picture(document, picture("JPEG"), "Deretan lampu colok di tepi jalan")
    document.add_paragraph("Lampu colok di Bengkalis. Foto: Diskominfotik", style="Caption")
    document.add_paragraph("Kami menjaga warisan ini bersama.", style="Quote")
    formula = document.add_paragraph("Luas 10 m")
    formula.add_run("2").font.superscript = True
    formula.add_run(" untuk ")
    formula.add_run("stan lama").font.strike = True
    return with_footnotes(saved(document), {1: "Keputusan Bupati tentang festival daerah."})


def _schedule(document: Word) -> None:
    table = document.add_table(3, 3)
    for column, text in enumerate(("Malam", "Acara", "Tempat")):
        table.cell(0, column).text = text
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Pertama"
    table.cell(1, 1).text = "Pembukaan"
    table.cell(1, 2).text = "Lapangan Tugu"
    table.cell(2, 1).merge(table.cell(2, 2)).text = "Pawai keliling kota"
