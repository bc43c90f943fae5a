"""Files from the phone, in parts that may stop and go on.

Follows: tus 1.0 (core, creation, termination): HEAD says how far a file is, PATCH adds to it.
"""

import base64
import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wartapraja.coverage import present
from wartapraja.coverage.commands import fielding
from wartapraja.coverage.models import FieldItem, FieldUpload
from wartapraja.coverage.types import Refused
from wartapraja.coverage.views.phone import event_by, reporter

TUS = {"Tus-Resumable": "1.0.0", "Tus-Version": "1.0.0", "Tus-Extension": "creation,termination"}
LARGEST_PART = 8 * 1024 * 1024


def tus(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give every answer the headers of the protocol, and refusals their sentence."""

    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            answer = view(request, *args, **kwargs)
        except fielding.WrongOffset:
            answer = HttpResponse(status=409)
        except Refused as refused:
            answer = JsonResponse({"sentence": str(refused)}, status=422)
        for name, value in TUS.items():
            answer[name] = value
        answer["Cache-Control"] = "no-store"
        return answer

    return answered


@require_http_methods(["POST", "OPTIONS"])
@tus
def begin(request: HttpRequest) -> HttpResponse:
    """Begin an upload, or say where it stands; the phone's own number makes it the same upload."""
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers={"Tus-Max-Size": str(fielding.LARGEST)})
    person = reporter(request)
    try:
        facts = _metadata(request.headers.get("Upload-Metadata", ""))
        client_id, length = uuid.UUID(facts.pop("id")), int(request.headers["Upload-Length"])
    except (ValueError, KeyError):
        return HttpResponse(status=400)
    event = event_by(facts.pop("event", ""))
    found = fielding.begin_upload(
        event, client_id=client_id, length=length, facts=facts, person=person, at=present.now()
    )
    place = reverse("coverage_part", args=[client_id])
    offset = found.offset if isinstance(found, FieldUpload) else length
    return HttpResponse(status=201, headers={"Location": place, "Upload-Offset": str(offset)})


@require_http_methods(["HEAD", "PATCH", "DELETE"])
@tus
def part(request: HttpRequest, client_id: uuid.UUID) -> HttpResponse:
    """How far a file is; more of it; or none of it."""
    person = reporter(request)
    upload = FieldUpload.objects.filter(key=client_id, person=person).first()
    if upload is None:
        return _finished(client_id, person)
    if request.method == "DELETE":
        fielding.drop_upload(upload)
        return HttpResponse(status=204)
    if request.method == "PATCH":
        upload = _more(request, upload)
        if upload is None:
            return HttpResponse(status=413)
        if upload.offset == upload.length:
            fielding.finish_upload(upload, at=present.now())
    headers = {"Upload-Offset": str(upload.offset), "Upload-Length": str(upload.length)}
    return HttpResponse(status=204 if request.method == "PATCH" else 200, headers=headers)


def _finished(client_id: uuid.UUID, person: Any) -> HttpResponse:
    item = FieldItem.objects.filter(client_id=client_id, person=person).first()
    if item is None:
        return HttpResponse(status=404)
    size = str(item.size)
    return HttpResponse(status=200, headers={"Upload-Offset": size, "Upload-Length": size})


def _more(request: HttpRequest, upload: FieldUpload) -> FieldUpload | None:
    offset = int(request.headers.get("Upload-Offset", "-1"))
    if int(request.headers.get("Content-Length") or 0) > LARGEST_PART:
        return None
    return fielding.append_part(upload, offset, request.body, at=present.now())


def _metadata(header: str) -> dict[str, str]:
    """Names and values, each value in Base64. Raises ValueError for what is none."""
    found = {}
    for pair in filter(None, (each.strip() for each in header.split(","))):
        name, _space, value = pair.partition(" ")
        found[name] = base64.b64decode(value, validate=True).decode()
    return found
