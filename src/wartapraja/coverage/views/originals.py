"""An original from the field, for those of its office."""

import uuid

from django.http import FileResponse, Http404, HttpRequest

from wartapraja.coverage import present
from wartapraja.coverage.models import FieldItem
from wartapraja.organisation import queries as organisation


def original(request: HttpRequest, client_id: uuid.UUID) -> FileResponse:
    """The file as it came in, as a download, so that nothing in it runs here."""
    item = (
        FieldItem.objects.select_related("event__office")
        .filter(client_id=client_id)
        .exclude(file="")
        .first()
    )
    person = organisation.person_of(request.user)
    if item is None or person is None:
        raise Http404
    if item.event.office not in organisation.offices_of(person, present.now()):
        raise Http404
    return FileResponse(
        item.file.open(), as_attachment=True, filename=item.name, content_type=item.mime
    )
