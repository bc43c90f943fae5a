"""What other rooms may ask about files. Whatever comes out as bytes carries no place and no author."""

import hashlib
from collections.abc import Iterable
from contextlib import AbstractContextManager
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any, BinaryIO, cast

from django.db.models import FileField

from wartapraja.media.gaps import picture_gap, video_gap
from wartapraja.media.gate.formats import BY_ENDING
from wartapraja.media.gate.names import ending_of
from wartapraja.media.models import Paper, Picture, Rendition, Video
from wartapraja.media.renditions import existing, load, make, spec, widths
from wartapraja.media.stripping import stripped_bytes
from wartapraja.media.terms import FALLBACK_WIDTH, MIMES, SPECS
from wartapraja.media.types import (
    Candidate,
    Gap,
    PaperRef,
    PictureRef,
    PictureSet,
    PublicFile,
    Source,
    VideoRef,
)


def picture(pk: int) -> PictureRef | None:
    """One picture, or None."""
    found = Picture.objects.filter(pk=pk).first()
    if found is None:
        return None
    return PictureRef(
        id=found.pk,
        title=found.title,
        alt=found.alt,
        credit=found.credit,
        caption=found.caption,
        width=found.width,
        height=found.height,
    )


def picture_set(
    picture: Picture | int, sizes: str = "100vw", *, make_missing: bool = False
) -> PictureSet:
    """The sizes and formats of a picture.

    The worker makes them after the upload. Until then a page in the office gets those that are there, and one JPEG
    made on the spot when there is none.

    Args:
        picture: the picture or its key.
        sizes: HTML ``sizes`` of the place where it is shown.
        make_missing: make what is missing now; for the baker, never in a request.

    Raises:
        Picture.DoesNotExist: no such picture.
    """
    shown = Picture.objects.get(pk=picture) if isinstance(picture, int) else picture
    if make_missing:
        make(shown)
    there = existing(shown)
    sources = tuple(_source(shown, format, there) for format in SPECS)
    if not there:
        there = {
            (FALLBACK_WIDTH, "jpeg"): cast(
                "Rendition", shown.get_rendition(spec(FALLBACK_WIDTH, "jpeg"))
            )
        }
    fallback = _fallback(there)
    return PictureSet(
        sources=tuple(source for source in sources if source.candidates),
        fallback=_candidate(fallback),
        sizes=sizes,
        width=fallback.width,
        height=fallback.height,
        alt=shown.alt,
        credit=shown.credit,
        caption=shown.caption,
        complete=all(len(source.candidates) == len(widths(shown)) for source in sources),
    )


def load_picture_sets(pictures: Iterable[Any]) -> None:
    """Load what `picture_set` needs of many pictures in one query, so that a list of them asks no more.

    Args:
        pictures: pictures that are shown soon; the same ones must then be given to `picture_set`.
    """
    load(pictures)


def public_bytes(rendition: Rendition | Candidate | int) -> tuple[bytes, str]:
    """A rendition's content and media type, for a public copy; a candidate of a set costs no query.

    Raises:
        Rendition.DoesNotExist: no such rendition.
    """
    if isinstance(rendition, Candidate):
        name = rendition.name
    else:
        found = Rendition.objects.get(pk=rendition) if isinstance(rendition, int) else rendition
        name = str(found.file.name)
    storage = cast("FileField", Rendition._meta.get_field("file")).storage
    with storage.open(name, "rb") as file:
        return file.read(), MIMES[PurePosixPath(name).suffix[1:]]


def video(pk: int) -> VideoRef | None:
    """One video, or None."""
    found = Video.objects.filter(pk=pk).first()
    if found is None:
        return None
    return VideoRef(
        id=found.pk,
        title=found.title,
        status=found.status,
        duration=found.duration,
        width=found.width,
        height=found.height,
        poster=found.poster_id or 0,
        credit=found.credit,
        transcript=found.transcript,
        captions=found.captions,
    )


def public_video(video: Video | int) -> PublicFile | None:
    """The playable copy of a video; None until it is ready."""
    found = Video.objects.get(pk=video) if isinstance(video, int) else video
    if not found.ready or not found.playable:
        return None
    opened = cast(
        "AbstractContextManager[BinaryIO]",
        found.playable.storage.open(str(found.playable.name), "rb"),
    )
    return PublicFile(
        mime="video/mp4",
        size=found.playable.size,
        sha256=found.playable_sha256,
        ending="mp4",
        opened=opened,
    )


def paper(pk: int) -> PaperRef | None:
    """One paper, or None."""
    found = Paper.objects.filter(pk=pk).first()
    if found is None:
        return None
    return PaperRef(
        id=found.pk,
        title=found.title,
        name=found.filename,
        mime=_mime(found.filename),
        size=found.get_file_size() or 0,
    )


def public_paper(paper: Paper | int) -> PublicFile:
    """A paper for a public copy. A paper that is a picture is stripped like a picture.

    Raises:
        Paper.DoesNotExist: no such paper.
    """
    found = Paper.objects.get(pk=paper) if isinstance(paper, int) else paper
    mime = _mime(found.filename)
    with found.file.storage.open(str(found.file.name), "rb") as file:
        content = stripped_bytes(file) if mime.startswith("image/") else file.read()
    digest = hashlib.sha256(content).hexdigest()
    return PublicFile(
        mime=mime,
        size=len(content),
        sha256=digest,
        ending=ending_of(found.filename),
        opened=BytesIO(content),
    )


def gaps(
    pictures: Iterable[Picture | int] = (), videos: Iterable[Video | int] = ()
) -> tuple[Gap, ...]:
    """What files still lack before they may be published; empty when nothing.

    Args:
        pictures: pictures or their keys; each is looked at once.
        videos: videos or their keys.
    """
    found = [picture_gap(one) for one in _loaded(Picture, pictures)] + [
        video_gap(one) for one in _loaded(Video, videos)
    ]
    return tuple(gap for gap in found if gap is not None)


def _loaded(model: Any, given: Iterable[Any]) -> list[Any]:
    keys = list(dict.fromkeys(one if isinstance(one, int) else one.pk for one in given))
    rows = model.objects.in_bulk(keys)
    return [rows[key] for key in keys if key in rows]


def _source(picture: Picture, format: str, there: dict[tuple[int, str], Rendition]) -> Source:
    found = [there[width, format] for width in widths(picture) if (width, format) in there]
    return Source(mime=MIMES[format], candidates=tuple(_candidate(one) for one in found))


def _candidate(rendition: Rendition) -> Candidate:
    return Candidate(
        rendition=rendition.pk,
        url=rendition.url,
        width=rendition.width,
        name=str(rendition.file.name),
    )


def _fallback(there: dict[tuple[int, str], Rendition]) -> Rendition:
    """The JPEG nearest to the usual width of an article, any format when there is no JPEG yet."""
    jpegs = {width: one for (width, format), one in there.items() if format == "jpeg"}
    chosen = jpegs or {width: one for (width, _), one in there.items()}
    return chosen[min(chosen, key=lambda width: (abs(width - FALLBACK_WIDTH), width))]


def _mime(name: str) -> str:
    chosen = BY_ENDING.get(ending_of(name))
    return chosen.mime if chosen else "application/octet-stream"
