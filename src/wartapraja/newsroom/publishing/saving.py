"""The second layer: what a page's own methods refuse, whoever calls them.

Wagtail skips its permission checks where no user is at hand (its scheduler, aliases, code) and in the edit view itself,
so a right that is only asked for on screens would not hold.
"""

from collections.abc import Collection, Iterable
from typing import Any

from django.utils.translation import gettext as _

from wartapraja.newsroom.publishing.grants import Ungranted, allows
from wartapraja.newsroom.terms import Action

BOOKKEEPING = frozenset(
    {
        "latest_revision",
        "latest_revision_created_at",
        "draft_title",
        "has_unpublished_changes",
        "locked",
        "locked_at",
        "locked_by",
        "numchild",
        "owner",
        "live_revision",
        "last_published_at",
        "live",
    }
)
"""Columns that say something about drafts or the tree, and the three that are looked at on their own."""

PLACE = frozenset({"path", "depth", "url_path", "slug"})


def check_save(page: Any, update_fields: Collection[str] | None) -> None:
    """Refuse a save that changes what the public sees.

    Args:
        page: the page as it would be saved.
        update_fields: names of the fields to be written; None for all.

    Raises:
        Ungranted: no open grant covers it.
    """
    before = type(page)._base_manager.filter(pk=page.pk).first() if page.pk else None
    if before is None:
        if page.live:
            _need(Action.CREATE, page)
        return
    changed = frozenset(_changed(before, page, update_fields))
    if "live" in changed:
        _need(Action.PUBLISH if page.live else Action.UNPUBLISH, page)
    elif before.live and changed - BOOKKEEPING:
        _need(
            Action.MOVE if changed & PLACE and allows(Action.MOVE, page.pk) else Action.PUBLISH,
            page,
        )
    elif before.live and "live_revision" in changed:
        _need(Action.PUBLISH, page)


def check_tree(page: Any, action: str) -> None:
    """Refuse to move or delete a branch that holds a live page.

    Raises:
        Ungranted: no open grant covers each live page of it.
    """
    for live in (
        page.get_descendants(inclusive=True).filter(live=True).only("pk", "title", "path", "depth")
    ):
        if not allows(action, live.pk):
            raise Ungranted(sentence(live.title))


def sentence(title: str) -> str:
    """Why it was refused, and what to do."""
    return _(
        "“%(title)s” was left as it is: a page is published, changed, moved and taken down by a step of its SOP only. "
        "Start a case, or ask an authorised official for an emergency publication."
    ) % {"title": title}


def _need(action: Action, page: Any) -> None:
    key = None if action is Action.CREATE else page.pk
    if not allows(action.value, key, page.live_revision_id if action is Action.PUBLISH else None):
        raise Ungranted(sentence(page.title))


def _changed(before: Any, page: Any, update_fields: Collection[str] | None) -> Iterable[str]:
    for field in page._meta.concrete_fields:
        if field.primary_key or (update_fields is not None and field.name not in update_fields):
            continue
        if field.attname in page.get_deferred_fields():
            continue
        if _plain(field, before) != _plain(field, page):
            yield field.name


def _plain(field: Any, page: Any) -> Any:
    return field.get_prep_value(field.value_from_object(page))
