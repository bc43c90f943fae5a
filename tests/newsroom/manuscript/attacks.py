"""Files made to harm: each is as small as it can be and holds one wrong thing."""

import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

from docx import Document

from tests.newsroom.manuscript.documents import repacked, saved, swap

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def plain() -> bytes:
    """An honest file to spoil."""
    document = Document()
    document.add_paragraph("Isi berita.")
    return saved(document)


def body(inner: str) -> bytes:
    return repacked(plain(), {"word/document.xml": swap("<w:body>", f"<w:body>{inner}")})


def relation(kind: str, target: str, *, external: bool, base: str = OFFICE) -> bytes:
    mode = ' TargetMode="External"' if external else ""
    entry = f'<Relationship Id="rIdX" Type="{base}/{kind}" Target="{target}"{mode}/>'
    return repacked(
        plain(),
        {"word/_rels/document.xml.rels": swap("</Relationships>", f"{entry}</Relationships>")},
    )


def attached_template(target: str) -> bytes:
    part = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/attachedTemplate" Target="{target}" '
        'TargetMode="External"/></Relationships>'
    )
    return repacked(plain(), {"word/_rels/settings.xml.rels": part.encode()})


def with_part(name: str, content: bytes = b"x") -> bytes:
    return repacked(plain(), {name: content})


def paragraphs_bomb(count: int = 2_000_000) -> bytes:
    """Two million paragraphs: some 80 MB of XML in some 100 kB of ZIP, written without holding it."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(plain())) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            if name != "word/document.xml":
                new.writestr(name, old.read(name))
        with new.open("word/document.xml", "w") as part:
            part.write(f'<w:document xmlns:w="{WORD}"><w:body>'.encode())
            block = b"<w:p><w:r><w:t>berita</w:t></w:r></w:p>" * 10_000
            for _ in range(count // 10_000):
                part.write(block)
            part.write(b"</w:body></w:document>")
    return out.getvalue()


def ratio_bomb() -> bytes:
    """Four megabytes of blanks, well under the limit of size, but packed a thousand times smaller."""
    return with_part("word/extra.xml", b"<a>" + b" " * (4 * 1024 * 1024) + b"</a>")


def lying_size() -> bytes:
    """The directory says 100 bytes; 9 MB come out."""
    return _edited_entry(
        with_part(
            "word/extra.xml", b"<a>" + b"".join(b"%x " % n for n in range(1_500_000)) + b"</a>"
        ),
        "word/extra.xml",
        lambda entry: entry.update(size=100, crc=zlib.crc32(b"x")),
    )


def wrong_checksum() -> bytes:
    return _edited_entry(plain(), "word/document.xml", lambda entry: entry.update(crc=1))


def overlapping() -> bytes:
    """Two names for the same compressed bytes, as in bombs whose parts share one kernel."""
    content = with_part("word/second.xml", b"<a/>")
    offset = zipfile.ZipFile(BytesIO(content)).getinfo("word/document.xml").header_offset
    return _edited_entry(content, "word/second.xml", lambda entry: entry.update(offset=offset))


def encrypted_entry() -> bytes:
    return _edited_entry(plain(), "word/document.xml", lambda entry: entry.update(flags=1))


def _edited_entry(content: bytes, name: str, change: Callable[[dict[str, int]], None]) -> bytes:
    """Rewrite one entry of the central directory."""
    spoilt = bytearray(content)
    at = 0
    while True:
        at = spoilt.index(b"PK\x01\x02", at)
        length = struct.unpack_from("<H", spoilt, at + 28)[0]
        if spoilt[at + 46 : at + 46 + length] == name.encode():
            break
        at += 4
    entry = {
        "flags": struct.unpack_from("<H", spoilt, at + 8)[0],
        "crc": struct.unpack_from("<I", spoilt, at + 16)[0],
        "size": struct.unpack_from("<I", spoilt, at + 24)[0],
        "offset": struct.unpack_from("<I", spoilt, at + 42)[0],
    }
    change(entry)
    struct.pack_into("<H", spoilt, at + 8, entry["flags"])
    struct.pack_into("<I", spoilt, at + 16, entry["crc"])
    struct.pack_into("<I", spoilt, at + 24, entry["size"])
    struct.pack_into("<I", spoilt, at + 42, entry["offset"])
    return bytes(spoilt)


def many_parts(count: int) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for at in range(count):
            new.writestr(f"word/{at}.xml", b"")
    return out.getvalue()


def external_entity(target: str) -> bytes:
    head = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY secret SYSTEM "{target}">]>'
    inner = "<w:p><w:r><w:t>&secret;</w:t></w:r></w:p>"
    part = f'{head}<w:document xmlns:w="{WORD}"><w:body>{inner}</w:body></w:document>'
    return repacked(plain(), {"word/document.xml": part.encode()})


def entity_in_utf16(target: str) -> bytes:
    """The same, in an encoding in which a search for the bytes ``<!DOCTYPE`` finds nothing."""
    head = f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE w [<!ENTITY x SYSTEM "{target}">]>'
    inner = "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>"
    part = f'{head}<w:document xmlns:w="{WORD}"><w:body>{inner}</w:body></w:document>'
    return repacked(plain(), {"word/document.xml": part.encode("utf-16")})


def entity_under_another_name(target: str) -> bytes:
    """The text in a part that is not called .xml, behind a screen of blanks."""
    head = f'<!DOCTYPE w [<!ENTITY secret SYSTEM "{target}">]>'
    inner = "<w:p><w:r><w:t>&secret;</w:t></w:r></w:p>"
    part = f'{" " * 5000}{head}<w:document xmlns:w="{WORD}"><w:body>{inner}</w:body></w:document>'
    override = f'<Override PartName="/word/text.dat" ContentType="{MAIN}"/></Types>'
    return repacked(
        plain(),
        {
            "word/text.dat": part.encode(),
            "[Content_Types].xml": swap("</Types>", override),
            "_rels/.rels": swap("word/document.xml", "word/text.dat"),
        },
    )


def nested_tables(depth: int = 3000) -> bytes:
    opening = "<w:tbl><w:tr><w:tc>" * depth
    closing = "<w:p/></w:tc></w:tr></w:tbl>" * depth
    return body(f"{opening}<w:p><w:r><w:t>dasar</w:t></w:r></w:p>{closing}")


def numbered_paragraphs(count: int) -> bytes:
    """Many paragraphs, each a little different, so that they pack as an honest text does."""
    return body("".join(f"<w:p><w:r><w:t>{n * n:x}</w:t></w:r></w:p>" for n in range(count)))


def macro_type() -> bytes:
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    return repacked(plain(), {"[Content_Types].xml": swap(MAIN, kind)})


def workbook() -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    return repacked(plain(), {"[Content_Types].xml": swap(MAIN, kind)})


def compound(stream: str) -> bytes:
    """The head of an OLE container with one name in its directory."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016) + stream.encode("utf-16-le")


def named(name: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(plain())) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            new.writestr(part, old.read(part))
        new.writestr(zipfile.ZipInfo(name), b"di luar")
    return out.getvalue()
