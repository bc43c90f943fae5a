"""Pictures, videos and papers on a public page: public addresses while baking, the office's own in a preview."""

from collections.abc import Sequence
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from wartapraja.media import queries as media
from wartapraja.media.types import Candidate
from wartapraja.website import addresses
from wartapraja.website.baking import tray
from wartapraja.website.motif import HEIGHT, WIDTH, motif_svg

SIZES = {
    "lead": "(max-width: 760px) 100vw, 640px",
    "card": "(max-width: 760px) 110px, 270px",
    "article": "(max-width: 760px) 100vw, 736px",
    "gallery": "(max-width: 760px) 50vw, 240px",
}
EAGER = frozenset({"lead", "article"})
ENDINGS = {"image/jpeg": "jpg", "image/webp": "webp", "image/avif": "avif", "image/png": "png"}


def picture_tag(image: Any, use: str, alt: str | None = None) -> SafeString:
    """A photograph in every width and format that a browser may choose from."""
    on = tray.current()
    shown = media.picture_set(image, SIZES[use], make_missing=on is not None)
    sources = format_html_join(
        "",
        '<source type="{}" srcset="{}" sizes="{}">',
        ((each.mime, _srcset(each.candidates), shown.sizes) for each in shown.sources),
    )
    return format_html(
        '<picture>{}<img src="{}" alt="{}" width="{}" height="{}"{}></picture>',
        sources,
        address_of(shown.fallback),
        shown.alt if alt is None else alt,
        shown.width,
        shown.height,
        mark_safe("" if use in EAGER else ' loading="lazy"'),  # noqa: S308 - two constants
    )


def _srcset(candidates: Sequence[Candidate]) -> str:
    return ", ".join(f"{address_of(each)} {each.width}w" for each in candidates)


def address_of(candidate: Candidate) -> str:
    """The public address of a rendition while baking, its office address otherwise."""
    on = tray.current()
    if on is None:
        return candidate.url
    content, mime = media.public_bytes(candidate)
    return on.put(addresses.of_file(content, ENDINGS.get(mime, "bin")), content)


def motif_tag(slug: str) -> SafeString:
    """The pattern that stands for a missing photograph."""
    drawn = motif_svg(slug)
    on = tray.current()
    if on is None:
        return mark_safe(drawn)  # noqa: S308 - our own geometry, nothing typed by anybody
    address = on.put(addresses.of_motif(slug), drawn.encode())
    return format_html(
        '<img src="{}" alt="" width="{}" height="{}" loading="lazy">', address, WIDTH, HEIGHT
    )


def video_facts(video: Any) -> dict[str, Any]:
    """What the video block shows: addresses of the film, its poster and captions; empty until it is ready."""
    found = media.video(video.pk)
    if found is None or found.status != "ready":
        return {}
    poster = media.picture_set(found.poster, SIZES["article"]).fallback if found.poster else None
    return {
        "title": found.title,
        "credit": found.credit,
        "transcript": found.transcript,
        "width": found.width,
        "height": found.height,
        "poster": address_of(poster) if poster else "",
        "src": _film(video),
        "captions": _captions(found.captions),
    }


def _film(video: Any) -> str:
    on = tray.current()
    if on is None:
        return str(video.url) if hasattr(video, "url") else ""
    public = media.public_video(video)
    if public is None:
        return ""
    return on.put_file(f"/media/{public.sha256[:24]}.{public.ending}", public.opened)


def _captions(text: str) -> str:
    on = tray.current()
    if on is None or not text:
        return ""
    return on.put(addresses.of_file(text.encode(), "vtt"), text.encode())


def paper_facts(paper: Any) -> dict[str, Any]:
    """What the paper block shows: title, size and address of a paper to download."""
    on = tray.current()
    found = media.paper(paper.pk)
    if found is None:
        return {}
    if on is None:
        return {"title": found.title, "size": found.size, "href": paper.url}
    public = media.public_paper(paper)
    href = on.put_file(f"/media/{public.sha256[:24]}.{public.ending}", public.opened)
    return {"title": found.title, "size": found.size, "href": href}
