"""How a private file goes over the wire: never as a page, never under a name its sender chose."""

import re
from collections.abc import Iterator
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header

_RANGE = re.compile(r"^bytes=(\d*)-(\d*)$")
_CHUNK = 256 * 1024


def deliver(
    request: HttpRequest, file: Any, *, mime: str, name: str, tag: str, download: bool
) -> HttpResponse | StreamingHttpResponse:
    """Answer with a file, or with the part of it that a player asks for.

    Args:
        request: may hold ``Range`` and ``If-None-Match``.
        file: a stored Django file.
        mime: our own media type, not the sender's.
        name: cleaned name.
        tag: changes whenever the content does.
        download: offer it as a download instead of showing it.
    """
    etag = f'"{tag}"'
    if etag in request.headers.get("If-None-Match", ""):
        return dressed(HttpResponse(status=304), etag)
    size = file.size
    part = _part(request.headers.get("Range", ""), size)
    opened = file.storage.open(file.name, "rb")
    if part is None:
        response: HttpResponse | StreamingHttpResponse = FileResponse(opened, content_type=mime)
        response["Content-Length"] = str(size)
    elif part[0] > part[1]:
        opened.close()
        response = HttpResponse(status=416)
        response["Content-Range"] = f"bytes */{size}"
    else:
        response = StreamingHttpResponse(_slice(opened, *part), status=206, content_type=mime)
        response["Content-Range"] = f"bytes {part[0]}-{part[1]}/{size}"
        response["Content-Length"] = str(part[1] - part[0] + 1)
    response["Accept-Ranges"] = "bytes"
    response["Content-Disposition"] = content_disposition_header(download, name) or "attachment"
    return dressed(response, etag)


def dressed(response: Any, etag: str) -> Any:
    """Put on the headers that every file from outside wears."""
    response["ETag"] = etag
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-cache"
    return response


def _part(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte asked for; None when the whole file is meant; first after last when it cannot be met."""
    match = _RANGE.match(header.strip())
    if not match or not (match[1] or match[2]):
        return None
    if not match[1]:
        return max(0, size - int(match[2])), size - 1
    last = min(int(match[2]), size - 1) if match[2] else size - 1
    return int(match[1]), last


def _slice(file: Any, first: int, last: int) -> Iterator[bytes]:
    with file:
        file.seek(first)
        left = last - first + 1
        while left > 0 and (chunk := file.read(min(_CHUNK, left))):
            left -= len(chunk)
            yield chunk
