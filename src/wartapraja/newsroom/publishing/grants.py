"""Opening a grant, and asking whether one is open."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction

from wartapraja.newsroom.terms import Action


class Ungranted(PermissionDenied):
    """Something would have changed what the public sees outside an SOP step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """Leave to do something to some pages, for as long as a step executes.

    Attributes:
        case: reference of the case (or of the emergency) that answers for it.
        actions: of `terms.Action`.
        pages: keys of the pages; empty only for ``create``, whose page has no key yet.
        revision: key of the only revision that may go live; None when any may.
    """

    case: str
    actions: frozenset[str]
    pages: frozenset[int]
    revision: int | None = None


_open: ContextVar[tuple[Grant, ...]] = ContextVar("newsroom_grants", default=())


@contextmanager
def grant(
    *, case: str, actions: Collection[str], pages: Collection[int] = (), revision: int | None = None
) -> Iterator[Grant]:
    """Open a grant for the length of a ``with`` block, in one transaction.

    Args:
        case: reference of the case that answers for it; never empty.
        actions: ``publish``, ``unpublish``, ``move``, ``delete`` or ``create``.
        pages: keys of the pages that it holds for; none for ``create``.
        revision: the only revision that may go live; None when any may.

    Raises:
        ValueError: it names no case, no action, or no page where there must be one.
    """
    given = Grant(
        case=case,
        actions=frozenset(Action(each).value for each in actions),
        pages=frozenset(pages),
        revision=revision,
    )
    _check(given)
    with transaction.atomic():
        rows = _write(given)
        token = _open.set((*_open.get(), given))
        try:
            yield given
        finally:
            _open.reset(token)
        _close(rows)


def allows(action: str, page: int | None = None, revision: int | None = None) -> bool:
    """Whether an open grant covers this.

    Args:
        action: of `terms.Action`.
        page: key of the page; None for one that is being created.
        revision: the revision that would go live, where the grant names one.
    """
    return any(
        action in each.actions
        and (page in each.pages or (page is None and not each.pages))
        and (each.revision is None or revision is None or each.revision == revision)
        for each in _open.get()
    )


def _check(given: Grant) -> None:
    if not given.case:
        raise ValueError("A grant names the case that answers for it.")
    if not given.actions:
        raise ValueError("A grant names what may be done.")
    if not given.pages and given.actions != {Action.CREATE.value}:
        raise ValueError("A grant names the pages that it holds for.")


def _write(given: Grant) -> list[int]:
    from wartapraja.newsroom.models import PublishingGrant

    pages: list[int | None] = [*sorted(given.pages)] or [None]
    rows = [
        PublishingGrant(case=given.case, action=action, page_id=page, revision_id=given.revision)
        for action in sorted(given.actions)
        for page in pages
    ]
    return [row.pk for row in PublishingGrant.objects.bulk_create(rows)]


def _close(rows: list[int]) -> None:
    from wartapraja.newsroom.models import PublishingGrant

    PublishingGrant.objects.filter(pk__in=rows).update(open=False)
