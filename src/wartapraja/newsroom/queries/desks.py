"""Which revisions of a page matter to its case."""

from typing import Any

from wagtail.models import Revision

from wartapraja.newsroom.models import PageDesk, Pin


def incoming_revision(page: Any) -> Revision | None:
    """The first revision that the case now working on the page laid down, or found: what came in."""
    desk = PageDesk.objects.select_related("incoming").filter(page_id=page.pk).first()
    return desk.incoming if desk is not None else None


def last_pin(page: Any, case: str) -> Pin | None:
    """The latest approval of a page within a case."""
    return Pin.objects.select_related("revision").filter(page_id=page.pk, case=case).first()


def pinned_revision(page: Any, case: str) -> Revision | None:
    """The revision that was let pass last within a case."""
    pin = last_pin(page, case)
    return pin.revision if pin is not None else None
