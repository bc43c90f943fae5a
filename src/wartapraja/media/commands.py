"""What other rooms may ask of the media room. Every file passes the gate."""

from typing import Any, TypeVar

from django.core.files import File
from django.core.files.base import ContentFile
from django.db import transaction

from wartapraja.casework.commands import NotPossible
from wartapraja.casework.types import Reason
from wartapraja.media import intake
from wartapraja.media.forms import instant
from wartapraja.media.gate.formats import BY_ENDING
from wartapraja.media.gate.names import clean, ending_of
from wartapraja.media.gate.verdicts import Accepted, Kind
from wartapraja.media.models import Paper, Picture, Video
from wartapraja.media.passing import Refused, admit
from wartapraja.media.terms import VideoStatus

__all__ = [
    "Refused",
    "add_paper",
    "add_picture",
    "add_video",
    "check_upload",
    "convert_again",
    "stop_conversion",
]

_Kept = TypeVar("_Kept", Picture, Paper, Video)


def add_picture(
    content: bytes | File,
    name: str,
    title: str = "",
    alt: str = "",
    credit: str = "",
    by_user: Any = None,
    *,
    caption: str = "",
) -> Picture:
    """Keep a picture; the worker makes its renditions.

    Args:
        content: the whole file.
        name: its file name.
        title: what it is called; empty: its file name.
        alt: what it shows; may wait until publication.
        credit: who made it; may wait until publication.
        by_user: who hands it in; None for the system.
        caption: words below it.

    Raises:
        Refused: the gate refuses it.
    """
    accepted = admit(content, name, Kind.PICTURE)
    picture = Picture(
        title=(title or accepted.name)[:255],
        alt=alt[:300],
        credit=credit[:200],
        caption=caption[:500],
        taken_at=instant(accepted.facts["taken_at"]),
        uploaded_by_user=by_user,
    )
    return _kept(picture, content, accepted)


def add_video(
    content: bytes | File,
    name: str,
    title: str = "",
    credit: str = "",
    by_user: Any = None,
    *,
    transcript: str = "",
) -> Video:
    """Keep a video; the worker makes a playable copy and a poster.

    Raises:
        Refused: the gate refuses it.
    """
    accepted = admit(content, name, Kind.VIDEO)
    video = Video(
        title=(title or accepted.name)[:255],
        credit=credit[:200],
        transcript=transcript,
        uploaded_by_user=by_user,
    )
    return _kept(video, content, accepted)


def add_paper(content: bytes | File, name: str, title: str = "", by_user: Any = None) -> Paper:
    """Keep a paper.

    Raises:
        Refused: the gate refuses it.
    """
    accepted = admit(content, name, Kind.PAPER)
    return _kept(
        Paper(title=(title or accepted.name)[:255], uploaded_by_user=by_user), content, accepted
    )


def check_upload(upload: Any) -> None:
    """The gate for files laid with a case (``settings.WARTAPRAJA_UPLOAD_GATE``): papers, pictures or videos.

    Cleans the upload's name.

    Raises:
        NotPossible: with the sentence for the officer.
    """
    chosen = BY_ENDING.get(ending_of(clean(upload.name)))
    kind = Kind.VIDEO if chosen and Kind.VIDEO in chosen.kinds else Kind.PAPER
    try:
        accepted = admit(upload, upload.name, kind)
    except Refused as refused:
        raise NotPossible([Reason(sentence=str(refused))]) from refused
    upload.name, upload.content_type = accepted.name, accepted.mime


def stop_conversion(video_id: int, by_user: Any) -> None:
    """Ask the worker to stop converting a video; it does so within a second of its next breath."""
    with transaction.atomic():
        waiting = (VideoStatus.QUEUED, VideoStatus.PROCESSING)
        if Video.objects.filter(pk=video_id, status__in=waiting, stop_asked=False).update(
            stop_asked=True
        ):
            intake.write(Video.objects.get(pk=video_id), "ConversionStopAsked", {}, user=by_user)


def convert_again(video_id: int, by_user: Any) -> None:
    """Put a failed or stopped video back in the queue."""
    with transaction.atomic():
        failed = Video.objects.filter(pk=video_id, status=VideoStatus.FAILED)
        if failed.update(status=VideoStatus.QUEUED, reason="", progress=0, stop_asked=False):
            intake.write(
                Video.objects.get(pk=video_id),
                "ConversionAskedAgain",
                {},
                user=by_user,
                follow_up=True,
            )


def _kept(kept: _Kept, content: bytes | File, accepted: Accepted) -> _Kept:
    file = ContentFile(content) if isinstance(content, bytes) else content
    file.seek(0)
    file.name = accepted.name
    kept.file = file
    try:
        kept.save()
    except Exception:
        if kept.file._committed:
            kept.file.storage.delete(kept.file.name)
        raise
    return kept
