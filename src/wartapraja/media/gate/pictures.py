"""A picture: its structure first, then one decode. Runs only in the limited child."""

import re
import warnings
from collections.abc import Callable
from io import BytesIO
from typing import Any

from wartapraja.media.gate import frames, jpegs, pngs
from wartapraja.media.gate.findings import Found, refuse_disguise
from wartapraja.media.gate.verdicts import Limits

_DATE, _OFFSET, _EXIF, _GPS, _ORIENTATION = 0x9003, 0x9011, 0x8769, 0x8825, 0x0112
_WHEN = re.compile(r"^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$")


def _jpeg(data: bytes, limits: Limits) -> tuple[int, int, int]:
    return *jpegs.check(data, limits), 1


STRUCTURE: dict[str, Callable[[bytes, Limits], tuple[int, int, int]]] = {
    "jpeg": _jpeg,
    "png": pngs.check,
    "gif": frames.check_gif,
    "webp": frames.check_webp,
    "avif": frames.check_avif,
}


def examine(data: bytes, name: str, limits: Limits) -> dict[str, Any]:
    """Look at a picture without trusting it.

    Args:
        data: the whole file.
        name: name of its format in ``formats``.
        limits: what it may hold.

    Returns:
        Facts: width and height as shown, frames, taken_at (ISO 8601 or empty), had_location.

    Raises:
        Found: what may not pass.
    """
    width, height, count = STRUCTURE[name](data, limits)
    _refuse_size(width, height, count, limits)
    refuse_disguise(data)
    return _decode(data, name, limits)


def _refuse_size(width: int, height: int, count: int, limits: Limits) -> None:
    if count > limits.frames:
        raise Found("too_many_frames", limit=limits.frames)
    if width * height * max(1, count) > limits.pixels or max(width, height) > limits.side:
        raise Found(
            "too_many_pixels", width=width, height=height, frames=count, limit=limits.pixels
        )


def _decode(data: bytes, name: str, limits: Limits) -> dict[str, Any]:
    from PIL import Image

    warnings.simplefilter("error", Image.DecompressionBombWarning)
    Image.MAX_IMAGE_PIXELS = limits.pixels
    try:
        with Image.open(BytesIO(data), formats=[name.upper()]) as image:
            _refuse_size(*image.size, getattr(image, "n_frames", 1), limits)
            image.load()
            return _facts(image)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Found("too_many_pixels", width=0, height=0, frames=1, limit=limits.pixels) from error
    except MemoryError as error:
        raise Found("too_hard") from error
    except Found:
        raise
    except Exception as error:
        raise Found("truncated" if "truncated" in str(error) else "broken") from error


def _facts(image: Any) -> dict[str, Any]:
    width, height = image.size
    try:
        exif = image.getexif()
        detail, place = exif.get_ifd(_EXIF), exif.get_ifd(_GPS)
        if exif.get(_ORIENTATION, 1) in (5, 6, 7, 8):
            width, height = height, width
    except Exception:  # noqa: BLE001 - unreadable metadata is no reason to refuse; it is never published
        detail, place = {}, {}
    return {
        "width": width,
        "height": height,
        "frames": getattr(image, "n_frames", 1),
        "taken_at": _when(detail.get(_DATE), detail.get(_OFFSET)),
        "had_location": bool(place),
    }


def _when(text: Any, offset: Any) -> str:
    match = _WHEN.match(str(text or "").strip("\x00 "))
    if not match:
        return ""
    zone = str(offset or "").strip("\x00 ")
    return f"{match[1]}-{match[2]}-{match[3]}T{match[4]}" + (
        zone if re.match(r"^[+-]\d\d:\d\d$", zone) else ""
    )
