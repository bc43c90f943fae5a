"""Files for signed-in officers. Originals are not among them: what can be fetched holds no place and no author."""

from collections.abc import Callable
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from wartapraja.media.delivery import deliver, dressed
from wartapraja.media.gate.formats import BY_ENDING
from wartapraja.media.gate.names import ending_of
from wartapraja.media.models import Paper, Rendition, Video
from wartapraja.media.permissions import may_see
from wartapraja.media.terms import MIMES


def _rendition(request: HttpRequest, pk: int) -> Any:
    rendition = get_object_or_404(Rendition.objects.select_related("image__collection"), pk=pk)
    _admit(request, rendition.image)
    ending = PurePosixPath(rendition.file.name).suffix[1:]
    name = f"{PurePosixPath(rendition.image.filename).stem}.{ending}"
    tag = f"r{rendition.pk}-{rendition.image.sha256[:16]}"
    return deliver(request, rendition.file, mime=MIMES[ending], name=name, tag=tag, download=False)


def _paper(request: HttpRequest, pk: int) -> Any:
    paper: Paper = get_object_or_404(Paper.objects.select_related("collection"), pk=pk)
    _admit(request, paper)
    chosen = BY_ENDING.get(ending_of(paper.filename))
    mime = chosen.mime if chosen else "application/octet-stream"
    return deliver(
        request, paper.file, mime=mime, name=paper.filename, tag=paper.sha256, download=True
    )


def _video(request: HttpRequest, pk: int) -> Any:
    video = get_object_or_404(Video.objects.select_related("collection"), pk=pk)
    _admit(request, video)
    if not video.playable:
        raise Http404
    name = f"{PurePosixPath(video.file_name or 'video').stem}.mp4"
    return deliver(
        request,
        video.playable,
        mime="video/mp4",
        name=name,
        tag=video.playable_sha256,
        download=False,
    )


def _captions(request: HttpRequest, pk: int) -> HttpResponse:
    video = get_object_or_404(Video.objects.select_related("collection"), pk=pk)
    _admit(request, video)
    if not video.captions:
        raise Http404
    body = BytesIO(video.captions.encode())
    response: HttpResponse = dressed(
        HttpResponse(body.getvalue(), content_type="text/vtt; charset=utf-8"), f'"t{video.pk}"'
    )
    response["Cache-Control"] = "private, no-store"
    return response


SHELVES: dict[str, Callable[[HttpRequest, int], Any]] = {
    "rendisi": _rendition,
    "dokumen": _paper,
    "video": _video,
    "teks": _captions,
}


@require_safe
def file(request: HttpRequest, kind: str, pk: int, name: str) -> Any:
    """One file of one shelf. The name in the address is for people; what is sent is decided by the key.

    Raises:
        Http404: no such shelf or file.
        PermissionDenied: a signed-in person who may not see it.
    """
    shelf = SHELVES.get(kind)
    if shelf is None:
        raise Http404
    return shelf(request, pk)


def _admit(request: HttpRequest, kept: Any) -> None:
    if not may_see(request, kept):
        raise PermissionDenied
