"""Honest files, made by the libraries that people's programs are made of."""

import subprocess
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image

from wartapraja.media.gate.probing import ffmpeg

GPS = 0x8825


@cache
def noise(width: int, height: int) -> Image.Image:
    """A picture with much detail, so that its file is as large as a photograph's."""
    return Image.merge("RGB", [Image.effect_noise((width, height), 40) for _ in range(3)])


def picture(format: str = "JPEG", size: tuple[int, int] = (64, 48), **options) -> bytes:
    """A small picture in any format that Pillow writes."""
    out = BytesIO()
    noise(*size).save(out, format, **options)
    return out.getvalue()


def photo_with_place(
    size: tuple[int, int] = (640, 480), *, format: str = "JPEG", orientation: int = 1
) -> bytes:
    """A photograph as a phone writes it: GPS, author, maker, XMP, a comment and a turned camera."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x013B] = "Penulis Rahasia"
    exif[0x010F] = "PabrikKamera"
    exif[0x8298] = "Hak Cipta Rahasia"
    exif.get_ifd(0x8769)[0x9003] = "2026:11:19 08:15:30"
    exif.get_ifd(0x8769)[0x9011] = "+07:00"
    exif.get_ifd(GPS).update({1: "S", 2: (6.0, 12.0, 30.0), 3: "E", 4: (106.0, 49.0, 12.0)})
    xmp = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        b'<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Penulis Rahasia</dc:creator>'
        b"</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    options = {"exif": exif}
    if format in {"JPEG", "WEBP", "AVIF"}:
        options["xmp"] = xmp
    if format == "JPEG":
        options["comment"] = b"Penulis Rahasia"
    return picture(format, size, **options)


def video(path: Path, *arguments: str, seconds: int = 1, size: str = "320x240") -> bytes:
    """A short clip with a place in its metadata; further arguments go to ffmpeg before the output."""
    source = [
        "-f",
        "lavfi",
        "-i",
        f"testsrc=d={seconds}:s={size}:r=10",
        "-f",
        "lavfi",
        "-i",
        f"sine=d={seconds}",
    ]
    chosen = arguments or (
        "-c:v",
        "libx264",
        "-preset",
        "ultrafast",
        "-pix_fmt",
        "yuv420p",
        "-c:a",
        "aac",
    )
    place = ["-metadata", "location=-06.2000+106.8166/", "-metadata", "title=Rumah Pelapor"]
    command = [ffmpeg(), "-v", "error", "-y", *source, *chosen, *place, str(path)]
    subprocess.run(command, check=True)
    return path.read_bytes()


def paper_docx(text: str = "Naskah berita") -> bytes:
    """A paper as python-docx writes it."""
    from docx import Document

    document = Document()
    document.add_heading(text, 1)
    document.add_paragraph("Isi paragraf.")
    document.add_picture(BytesIO(picture()))
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def paper_xlsx() -> bytes:
    """A table as openpyxl writes it."""
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["Kegiatan", "Jumlah"])
    book.active.append(["Liputan", 3])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def paper_odt() -> bytes:
    """A paper as odfdo writes it."""
    from odfdo import Document, Paragraph

    document = Document("text")
    document.body.append(Paragraph("Naskah berita"))
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def paper_pdf() -> bytes:
    """A paper as typst writes it."""
    import typst

    return typst.compile(b"= Nota dinas\nIsi nota dinas.")
