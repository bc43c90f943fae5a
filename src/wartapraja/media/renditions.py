"""The public sizes of a picture, made from one decode."""

from collections.abc import Callable, Iterable
from io import BytesIO

from django.core.files import File
from django.db.models import Prefetch, prefetch_related_objects
from PIL import Image, ImageOps
from wagtail.images.models import Filter

from wartapraja.media.models import Picture, Rendition
from wartapraja.media.stripping import bare
from wartapraja.media.terms import SPECS, WIDTHS

LOADED = "loaded_renditions"


def spec(width: int, format: str) -> str:
    """Wagtail's specification of one rendition; its order is part of its name, so it is made only here."""
    return f"width-{width}|{SPECS[format]}"


def widths(picture: Picture) -> tuple[int, ...]:
    """The widths that a picture is offered in: nothing is enlarged, the widest is at most the picture itself."""
    native = picture.height if picture.turned else picture.width
    narrower = [width for width in WIDTHS if width < native]
    return tuple([*narrower, *(width for width in WIDTHS if width >= native)][: len(narrower) + 1])


def wanted(picture: Picture) -> dict[str, tuple[int, str]]:
    """Every specification of the public set, with its width and format."""
    return {spec(width, format): (width, format) for format in SPECS for width in widths(picture)}


def existing(picture: Picture) -> dict[tuple[int, str], Rendition]:
    """The renditions of the public set that are there; no query after `load`."""
    names = wanted(picture)
    loaded = getattr(picture, LOADED, None)
    found = picture.renditions.filter(filter_spec__in=names) if loaded is None else loaded
    return {names[one.filter_spec]: one for one in found if one.filter_spec in names}


def load(pictures: Iterable[Picture]) -> None:
    """Load the public renditions of many pictures in one query."""
    names = [spec(width, format) for format in SPECS for width in WIDTHS]
    public = Rendition.objects.filter(filter_spec__in=names)
    prefetch_related_objects(
        list(pictures), Prefetch("renditions", queryset=public, to_attr=LOADED)
    )


def make(picture: Picture, *, breathe: Callable[[int], None] = lambda _: None) -> int:
    """Make what is missing of the public set.

    Args:
        picture: whose.
        breathe: told the percentage done before each rendition; may raise to stop.

    Returns:
        How many were made. Running it twice makes nothing twice.
    """
    there = existing(picture)
    missing = [name for name, key in wanted(picture).items() if key not in there]
    if not missing:
        return 0
    vars(picture).pop(LOADED, None)
    source = _once_decoded(picture)
    for number, name in enumerate(missing):
        breathe(100 * number // len(missing))
        file = picture.generate_rendition_file(
            Filter(name), source=File(BytesIO(source), name="source.png")
        )
        picture.renditions.get_or_create(
            filter_spec=name, focal_point_key="", defaults={"file": file}
        )
    return len(missing)


def _once_decoded(picture: Picture) -> bytes:
    """The picture the right way up, at the widest public size, as an uncompressed PNG."""
    with picture.open_file() as file, Image.open(file) as image:
        image.draft("RGB", (2 * WIDTHS[-1], 2 * WIDTHS[-1]))
        turned = bare(ImageOps.exif_transpose(image))
    if turned.width > WIDTHS[-1]:
        height = max(1, round(turned.height * WIDTHS[-1] / turned.width))
        turned = turned.convert("RGBA" if turned.mode in {"P", "LA", "RGBA"} else "RGB").resize(
            (WIDTHS[-1], height), Image.Resampling.LANCZOS
        )
    out = BytesIO()
    turned.save(out, "PNG", compress_level=0)
    return out.getvalue()
