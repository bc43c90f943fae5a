"""Whatever leaves holds pixels only: no place, author, device, comment or profile.

Wagtail turns a picture the right way up, crops and resizes it, but hands the EXIF of the source on to JPEG and PNG;
Pillow itself hands on comments and XMP. So the last operation before a rendition is written rebuilds the picture.
"""

import io
from typing import Any

from PIL import Image, ImageCms, ImageOps
from wagtail.images.image_operations import FilterOperation
from wagtail.images.models import Filter
from willow.image import Image as WillowImage
from willow.plugins.pillow import PillowImage

_KEPT = ("transparency",)
_ORIENTATION = 0x0112


class StripOperation(FilterOperation):
    """Replaces a picture by its bare pixels."""

    def __init__(self) -> None:
        """Take no arguments: it cannot be asked for, or left out, in a template."""

    def run(self, willow: WillowImage, image: Any, env: dict[str, Any]) -> WillowImage:
        """Return a new picture without anything but pixels and transparency."""
        return PillowImage(bare(willow.get_pillow_image()))


class CleanFilter(Filter):
    """Wagtail's filter with the stripping at its end."""

    @property
    def filter_operations(self) -> list[FilterOperation]:
        """The operations of the specification, then ours."""
        return [*super().filter_operations, StripOperation()]


def bare(image: Image.Image) -> Image.Image:
    """A copy in sRGB that carries no metadata of any kind.

    Args:
        image: decoded and the right way up.
    """
    pixels = _in_srgb(image)
    clean = Image.new(pixels.mode, pixels.size)
    if pixels.mode == "P" and (palette := pixels.getpalette()):
        clean.putpalette(palette)
    clean.paste(pixels)
    clean.info = {key: pixels.info[key] for key in _KEPT if key in pixels.info}
    return clean


def _in_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if profile and image.mode in {"RGB", "RGBA", "CMYK", "L"}:
        converted = _converted(image, profile)
        if converted is not None:
            return converted
    if image.mode.startswith("I") or image.mode == "F":
        return image.convert("I").point(lambda value: value / 256).convert("L")
    return image if image.mode in {"RGB", "RGBA", "L", "LA", "P", "1"} else image.convert("RGB")


def _converted(image: Image.Image, profile: bytes) -> Image.Image | None:
    mode = image.mode if image.mode in {"RGBA", "L"} else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        if mode == "L":
            return image.convert("L")
        return ImageCms.profileToProfile(image, source, target, outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None


def stripped_bytes(file: Any) -> bytes:
    """A picture file anew, in its own format, with nothing but its pixels, the right way up.

    Args:
        file: open for reading; JPEG, PNG, WebP, AVIF or GIF that has passed the gate.
    """
    out = io.BytesIO()
    with Image.open(file, formats=["JPEG", "PNG", "WEBP", "AVIF", "GIF"]) as image:
        format = image.format or "PNG"
        pixels = bare(ImageOps.exif_transpose(image))
    if format == "JPEG":
        pixels.convert("L" if pixels.mode == "L" else "RGB").save(
            out, "JPEG", quality=88, optimize=True
        )
    else:
        pixels.save(out, format)
    return out.getvalue()


def is_turned(file: Any) -> bool:
    """The camera lay on its side, so that width and height are shown the other way round."""
    file.seek(0)
    try:
        with Image.open(file) as image:
            return image.getexif().get(_ORIENTATION, 1) in (5, 6, 7, 8)
    except (OSError, ValueError, SyntaxError):
        return False
    finally:
        file.seek(0)
