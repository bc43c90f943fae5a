"""Where a file is used. What a live page shows may not be changed or taken away beside its SOP."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from wagtail.models import ReferenceIndex


class OnLivePage(PermissionDenied):
    """The file is on a live page."""


def live_pages(kept: Any) -> list[Any]:
    """The live pages that use a file, by Wagtail's reference index."""
    if kept.pk is None:
        return []
    pages = apps.get_model(settings.WAGTAIL_PAGE_MODEL)
    ids = [
        reference.object_id
        for reference in ReferenceIndex.get_references_to(kept)
        if issubclass(reference.content_type.model_class() or object, pages)
    ]
    return list(pages.objects.filter(pk__in=[int(one) for one in ids], live=True)[:20])


def refuse_if_live(kept: Any) -> None:
    """Raise when a live page uses a file.

    Raises:
        OnLivePage: with the sentence that names file and page.
    """
    pages = live_pages(kept)
    if pages:
        raise OnLivePage(live_sentence(kept, pages[0]))


def live_sentence(kept: Any, page: Any) -> str:
    """Why a file on a live page stays as it is, and what to do."""
    return _(
        "“%(title)s” is on the live page “%(page)s”, so it stays as it is. Upload a new file and exchange it there by a procedure."
    ) % {"title": kept.title, "page": page.title}
