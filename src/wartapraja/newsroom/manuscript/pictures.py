"""The pictures of a manuscript: known by their bytes, kept or turned into PNG, never trusted by their names."""

import re
import warnings
from io import BytesIO
from pathlib import PurePosixPath

from PIL import (  # the plugins register themselves; Pillow knows no others here
    BmpImagePlugin,  # noqa: F401
    GifImagePlugin,  # noqa: F401
    Image,
    JpegImagePlugin,  # noqa: F401
    MpoImagePlugin,  # noqa: F401
    PngImagePlugin,  # noqa: F401
    TiffImagePlugin,  # noqa: F401
    UnidentifiedImageError,
    WebPImagePlugin,  # noqa: F401
)

from wartapraja.newsroom.manuscript.types import Caution, Limits, Picture, shown

_FORMATS = ["JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP"]
_KEPT = {
    "JPEG": ("image/jpeg", "jpg"),
    "MPO": ("image/jpeg", "jpg"),
    "PNG": ("image/png", "png"),
    "GIF": ("image/gif", "gif"),
    "WEBP": ("image/webp", "webp"),
}
_PNG_MODES = {"1", "L", "LA", "P", "RGB", "RGBA", "I;16"}
_DRAWINGS = ((b"\xd7\xcd\xc6\x9a", "WMF"), (b"\x01\x00\x09\x00", "WMF"), (b"VCLMTF", "SVM"))
_MADE_BY_WORD = re.compile(
    r"\s*(Description automatically generated|AI-generated content may be incorrect"
    r"|Deskripsi dibuat secara otomatis|Konten yang dihasilkan AI mungkin salah)[^\n]*",
    re.IGNORECASE,
)
_MEGA = 1_000_000
_DIGITS = re.compile(r"\d+")
_FILE_NAME = re.compile(r"\S*\.(jpe?g|png|gif|webp|tiff?|bmp|heic|emf|wmf|svg)$", re.IGNORECASE)


class _Refused(Exception):
    """This one picture is left out."""

    def __init__(self, code: str, name: str, **facts: str | int) -> None:
        super().__init__(code)
        self.caution = Caution(code=code, facts={"name": shown(name), **facts})


class Album:
    """Collects pictures while a reader goes through the text.

    Args:
        limits: pixels of one picture and of all, and how many.

    Attributes:
        pictures: those taken, in the order of first use.
        warnings: one for each that was left out.
    """

    def __init__(self, limits: Limits) -> None:
        """Start empty."""
        self._limits = limits
        self._places: dict[str, int | None] = {}
        self._pixels = 0
        self.pictures: list[Picture] = []
        self.warnings: list[Caution] = []

    def place(self, part: str, content: bytes, alt: str) -> int | None:
        """Take a picture in.

        Args:
            part: its name in the file; used twice, it is kept once.
            content: its bytes.
            alt: the writer's text for it.

        Returns:
            Its index, or None when it was left out with a warning.
        """
        if part not in self._places:
            try:
                self._places[part] = self._take(part, content, alt)
            except _Refused as refused:
                self.warnings.append(refused.caution)
                self._places[part] = None
        return self._places[part]

    def _take(self, part: str, content: bytes, alt: str) -> int:
        name = PurePosixPath(part).name
        if len(self.pictures) >= self._limits.pictures:
            raise _Refused("picture_many", name, limit=self._limits.pictures)
        image = _opened(name, content, self._limits.picture_pixels)
        self._count(name, image)
        try:
            kept, mime, ending = _kept(image, content)
        except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
            raise _Refused("picture_broken", name) from error
        at = len(self.pictures)
        self.pictures.append(
            Picture(name=f"picture-{at + 1}.{ending}", content=kept, mime=mime, alt=alt)
        )
        return at

    def _count(self, name: str, image: Image.Image) -> None:
        """Refuse by the size in the header, before a single pixel is unpacked."""
        pixels = image.width * image.height
        limit = self._limits.picture_pixels // _MEGA
        if pixels > self._limits.picture_pixels:
            raise _Refused("picture_pixels", name, megapixels=pixels // _MEGA, limit=limit)
        self._pixels += pixels
        if self._pixels > self._limits.all_pixels:
            raise _Refused("picture_many", name, limit=len(self.pictures))


def alternative(text: str | None) -> str:
    """Give the writer's own alternative text; what Word wrote by itself, or a file name, is none."""
    own = _MADE_BY_WORD.sub("", text or "").strip()
    return "" if _FILE_NAME.fullmatch(own) else shown(own, 400)


def _opened(name: str, content: bytes, pixels: int) -> Image.Image:
    try:
        # Pillow warns and then raises at numbers of its own; ours are in the limits.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return Image.open(BytesIO(content), formats=_FORMATS)
    except UnidentifiedImageError as error:
        raise _Refused("picture_type", name, type=_type(name, content)) from error
    except Image.DecompressionBombError as error:
        found = _DIGITS.search(str(error))
        size = int(found[0]) if found else pixels + _MEGA
        raise _Refused(
            "picture_pixels", name, megapixels=size // _MEGA, limit=pixels // _MEGA
        ) from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise _Refused("picture_broken", name) from error


def _kept(image: Image.Image, content: bytes) -> tuple[bytes, str, str]:
    """Read the pixels once, to know that they are there; write PNG where browsers show no other."""
    known = _KEPT.get(image.format or "")
    if image.format in ("JPEG", "MPO"):
        # An eighth of the size shows as well whether the data is whole, in a fraction of the time.
        image.draft("RGB", (max(1, image.width // 8), max(1, image.height // 8)))
    image.load()
    if known is not None:
        return content, *known
    whole = image if image.mode in _PNG_MODES else image.convert("RGB")
    out = BytesIO()
    whole.save(out, "PNG")
    return out.getvalue(), "image/png", "png"


def _type(name: str, content: bytes) -> str:
    """Name what cannot be shown, so that the writer knows what to save anew."""
    if content[40:44] == b" EMF":
        return "EMF"
    for mark, kind in _DRAWINGS:
        if content.startswith(mark):
            return kind
    if b"<svg" in content[:4096]:
        return "SVG"
    ending = PurePosixPath(name).suffix.lstrip(".")
    return shown(ending.upper(), 8) or "?"
