"""Whose turn it is on a page, asked anew each time: a right that ended at ten is gone at ten."""

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.module_loading import import_string

from wartapraja.organisation import queries as organisation

if TYPE_CHECKING:
    from wartapraja.newsroom.models import PageDesk


def now() -> datetime:
    """The office's present instant, from the clock that the settings name: the public process reads this room too."""
    instant: datetime = import_string(settings.CLOCK)()
    return instant


def desk_of(page: Any) -> "PageDesk | None":
    """The desk of the case that works on a page, or worked on it last; None when none ever did."""
    from wartapraja.newsroom.models import PageDesk

    return PageDesk.objects.filter(page_id=page.pk).first() if page.pk else None


def actors_of(user: Any, desk: "PageDesk") -> frozenset[str]:
    """The actors of the desk's SOP that a user may be at this instant."""
    person = organisation.person_of(user)
    office = organisation.office_by_key(desk.office)
    if person is None or office is None:
        return frozenset()
    return frozenset(
        each.actor for each in organisation.standings(person, office, desk.sop_key, now())
    )


def may_edit(user: Any, desk: "PageDesk", actors: Collection[str]) -> bool:
    """Whether the open step lets this user change the article now.

    Args:
        user: who asks.
        desk: the page's desk.
        actors: what `actors_of` answered.
    """
    if not (desk.open and desk.editable and desk.actor_key in actors):
        return False
    if not desk.assignee:
        return True
    person = organisation.person_of(user)
    return person is not None and person.key == desk.assignee


def works_on(user: Any, page: Any) -> bool:
    """Whether a user has any part in the SOP that works on a page, and so may look at its drafts."""
    if not user.is_active:
        return False
    desk = desk_of(page)
    return desk is not None and bool(actors_of(user, desk))
