"""Pictures are known by their bytes; what no browser shows is turned into PNG or named."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from tests.newsroom.manuscript.documents import picture
from wartapraja.newsroom.manuscript.pictures import Album, alternative
from wartapraja.newsroom.manuscript.types import Limits


@pytest.fixture
def album() -> Album:
    return Album(Limits())


def png_that_claims(width: int, height: int) -> bytes:
    """A few bytes that say they are a huge picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"x") + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("kind", "mime"),
    [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("GIF", "image/gif"), ("WEBP", "image/webp")],
)
def test_what_browsers_show_is_kept_byte_by_byte(kind: str, mime: str, album: Album) -> None:
    content = picture(kind)
    assert album.place("word/media/apa-saja.exe", content, "alt") == 0
    assert (album.pictures[0].content, album.pictures[0].mime) == (content, mime)
    assert album.pictures[0].name.startswith("picture-1.")
    assert "exe" not in album.pictures[0].name


@pytest.mark.parametrize("kind", ["TIFF", "BMP"])
def test_tiff_and_bmp_become_png(kind: str, album: Album) -> None:
    album.place("a.tif", picture(kind, color="red"), "")
    (made,) = album.pictures
    assert made.mime == "image/png"
    with Image.open(BytesIO(made.content), formats=["PNG"]) as image:
        assert image.size == (40, 30)
        assert image.convert("RGB").getpixel((0, 0)) == (255, 0, 0)


def test_a_tiff_in_printers_colours_becomes_png_too(album: Album) -> None:
    out = BytesIO()
    Image.new("CMYK", (4, 4)).save(out, "TIFF")
    assert album.place("a.tif", out.getvalue(), "") == 0
    assert album.pictures[0].mime == "image/png"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("word/media/gambar1.emf", b"\x01\x00\x00\x00" + bytes(36) + b" EMF" + bytes(50), "EMF"),
        ("word/media/gambar2.wmf", b"\xd7\xcd\xc6\x9a" + bytes(50), "WMF"),
        ("word/media/gambar3.png", b"<svg onload='alert(1)'/>", "SVG"),
        ("word/media/gambar4.heic", b"\0\0\0\x18ftypheic" + bytes(50), "HEIC"),
        ("word/media/gambar5.jpg", b"%!PS-Adobe-3.0 EPSF-3.0", "JPG"),
    ],
)
def test_what_no_browser_shows_is_left_out_by_name(
    name: str, content: bytes, kind: str, album: Album
) -> None:
    assert album.place(name, content, "") is None
    (warning,) = album.warnings
    assert warning.code == "picture_type"
    assert warning.facts == {"name": name.split("/")[-1], "type": kind}


@pytest.mark.parametrize("side", [12_000, 40_000])
def test_a_giant_picture_is_left_out_before_it_is_unpacked(side: int, album: Album) -> None:
    assert album.place("besar.png", png_that_claims(side, side), "") is None
    (warning,) = album.warnings
    assert warning.code == "picture_pixels"
    assert warning.facts["megapixels"] == side * side // 1_000_000
    assert warning.facts["limit"] == 100


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_half_a_picture_is_left_out(kind: str, album: Album) -> None:
    out = BytesIO()
    Image.effect_noise((200, 200), 60).convert("RGB").save(out, kind)
    content = out.getvalue()
    assert album.place("a", content[: len(content) // 2], "") is None
    assert [warning.code for warning in album.warnings] == ["picture_broken"]


def test_more_pictures_than_the_limit_are_left_out_by_name() -> None:
    album = Album(Limits(pictures=1))
    assert album.place("a.png", picture(), "") == 0
    assert album.place("b.png", picture(), "") is None
    assert album.warnings[0].facts == {"name": "b.png", "limit": 1}


def test_all_pictures_together_have_a_limit_of_pixels() -> None:
    album = Album(Limits(all_pixels=2000))
    assert album.place("a.png", picture(), "") == 0
    assert album.place("b.png", picture(), "") is None
    assert album.warnings[0].code == "picture_many"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Jembatan saat senja", "Jembatan saat senja"),
        ("A bridge\n\nDescription automatically generated with low confidence", "A bridge"),
        ("Konten yang dihasilkan AI mungkin salah.", ""),
        ("IMG_20261120.jpg", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_only_the_writers_own_words_are_alternative_text(given: str | None, kept: str) -> None:
    assert alternative(given) == kept
