"""Files that are too large are turned away while they arrive, not after they fill the disk."""

from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse

from wartapraja.media import limits
from wartapraja.media.gate.names import clean
from wartapraja.media.gate.sentences import sentence
from wartapraja.media.gate.verdicts import Refusal


class TooLargeFile(UploadedFile):
    """Stands in the form where the file would be, so that the form answers with a sentence and keeps what was typed."""

    def __init__(self, name: str, size: int, limit: int) -> None:
        """Hold no content, only the refusal."""
        from io import BytesIO

        super().__init__(
            file=BytesIO(),
            name=name or "berkas",
            content_type="application/octet-stream",
            size=size,
        )
        self.refusal = Refusal(code="too_large", facts={"name": name, "size": size, "limit": limit})


class LimitHandler(FileUploadHandler):
    """First of the upload handlers: lets bytes through up to the limit of the file's kind and then stores no more."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin to count."""
        super().new_file(*args, **kwargs)
        self.limit = limits.size_for(self.file_name or "", limits.current())
        self.over = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Hand the chunk on, or drop it when the file has become too large."""
        self.over = self.over or start + len(raw_data) > self.limit
        return None if self.over else raw_data

    def file_complete(self, file_size: int) -> UploadedFile | None:
        """Put the stand-in in the form when the file was too large; else leave it to the next handler."""
        if not self.over:
            return None
        return TooLargeFile(clean(self.file_name or ""), file_size, self.limit)


class LimitMiddleware:
    """Refuses a request that says it is larger than any file may be, before a byte of its body is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer 413 with a sentence, as a page or as the uploader's JSON."""
        size, limit = _declared(request), limits.largest(limits.current())
        if size <= limit:
            return self.get_response(request)
        words = sentence(Refusal(code="request_too_large", facts={"size": size, "limit": limit}))
        if request.headers.get("X-Requested-With") == "XMLHttpRequest":
            response: HttpResponse = JsonResponse(
                {"success": False, "error_message": words}, status=413
            )
        else:
            response = TemplateResponse(
                request, "media/too_large.html", {"sentence": words}, status=413
            ).render()
        response["Connection"] = "close"
        return response


def _declared(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0
