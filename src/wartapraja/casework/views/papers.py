"""Papers of a case: private files, only for those who may see the case."""

from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404

from wartapraja.casework.models import CasePaper
from wartapraja.casework.views.reader import case_for

SHOWN_INLINE = frozenset({"application/pdf", "image/jpeg", "image/png", "image/webp"})


def paper(request: HttpRequest, case_id: int, paper_id: int) -> FileResponse:
    """Send one paper; what a browser might run is only ever sent as a download."""
    kept = get_object_or_404(CasePaper, pk=paper_id, case=case_for(request, case_id), size__gt=0)
    inline = kept.mime in SHOWN_INLINE
    answer = FileResponse(
        kept.file.open("rb"),
        as_attachment=not inline,
        filename=kept.name,
        content_type=kept.mime if inline else "application/octet-stream",
    )
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
