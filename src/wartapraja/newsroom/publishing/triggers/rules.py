"""Which change needs which grant, once for all engines."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from modelcluster.fields import ParentalKey

from wartapraja.newsroom.publishing.saving import BOOKKEEPING
from wartapraja.newsroom.terms import Action

PAGE = "newsroom_basepage"
GRANT = "newsroom_publishinggrant"
SHOWN = (
    "title",
    "slug",
    "url_path",
    "seo_title",
    "search_description",
    "first_published_at",
    "content_type_id",
    "show_in_menus",
)
"""Columns of the page table that the public sees, beside its content and its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One trigger.

    Attributes:
        name: of the trigger.
        table: that it watches.
        event: ``INSERT``, ``UPDATE`` or ``DELETE``.
        columns: those watched by an update; empty for all.
        when: SQL that is true for a change that needs a grant; ``<>>`` stands for "differs, nulls included".
        unless: SQL that is true when an open grant covers it.
    """

    name: str
    table: str
    event: str
    columns: tuple[str, ...]
    when: str
    unless: str


def rules() -> list[Rule]:
    """Every rule of this installation; a new page type in any room is covered by being one."""
    return [
        *_of_going_live(),
        *_of_standing_live(),
        *(rule for model in page_models() for rule in _of_content(model)),
    ]


def page_models() -> list[Any]:
    """The page types, each with a table of its own beside the page table."""
    base = apps.get_model("newsroom", "BasePage")
    return [
        model
        for model in apps.get_models()
        if issubclass(model, base) and model is not base and not model._meta.proxy
    ]


def _granted(page: str, *actions: Action, revision: str = "") -> str:
    listed = ", ".join(f"'{action.value}'" for action in actions)
    pinned = f" AND (g.revision_id IS NULL OR g.revision_id = {revision})" if revision else ""
    return f"EXISTS (SELECT 1 FROM {GRANT} g WHERE g.open AND g.page_id = {page} AND g.action IN ({listed}){pinned})"  # noqa: S608 - names of our own


def _creating() -> str:
    return f"EXISTS (SELECT 1 FROM {GRANT} g WHERE g.open AND g.page_id IS NULL AND g.action = 'create')"  # noqa: S608 - names of our own


def _of_going_live() -> Iterator[Rule]:
    """What would bring a page before the public, or put another revision in its place."""
    publish = _granted("NEW.id", Action.PUBLISH, revision="NEW.live_revision_id")
    yield Rule(
        name="newsroom_guard_created",
        table=PAGE,
        event="INSERT",
        columns=(),
        when="NEW.live",
        unless=_creating(),
    )
    yield Rule(
        name="newsroom_guard_published",
        table=PAGE,
        event="UPDATE",
        columns=("live", "live_revision_id"),
        when="NEW.live AND (NOT OLD.live OR NEW.live_revision_id <>> OLD.live_revision_id)",
        unless=f"{publish} OR {_creating()}",
    )


def _of_standing_live() -> Iterator[Rule]:
    """What would take away, move or change a page that the public sees."""
    yield Rule(
        name="newsroom_guard_unpublished",
        table=PAGE,
        event="UPDATE",
        columns=("live",),
        when="OLD.live AND NOT NEW.live",
        unless=_granted("OLD.id", Action.UNPUBLISH),
    )
    yield Rule(
        name="newsroom_guard_moved",
        table=PAGE,
        event="UPDATE",
        columns=("path", "depth"),
        when="OLD.live AND NEW.path <>> OLD.path",
        unless=_granted("OLD.id", Action.MOVE),
    )
    yield Rule(
        name="newsroom_guard_changed",
        table=PAGE,
        event="UPDATE",
        columns=SHOWN,
        when=f"OLD.live AND NEW.live AND {_differs(SHOWN)}",
        unless=f"{_granted('OLD.id', Action.PUBLISH, Action.MOVE)} OR {_creating()}",
    )
    yield Rule(
        name="newsroom_guard_deleted",
        table=PAGE,
        event="DELETE",
        columns=(),
        when="OLD.live",
        unless=_granted("OLD.id", Action.DELETE),
    )


def _of_content(model: Any) -> Iterator[Rule]:
    """The article's own table, and the tables of what hangs on it, such as tags."""
    table, key = model._meta.db_table, model._meta.pk.column
    columns = tuple(
        field.column
        for field in model._meta.local_concrete_fields
        if not field.primary_key and field.name not in BOOKKEEPING
    )
    if columns:
        yield _content_rule(table, "UPDATE", f"OLD.{key}", columns, when=_differs(columns))
    yield _content_rule(table, "DELETE", f"OLD.{key}", ())
    for child, column in _children(model):
        for event, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
            yield _content_rule(child, event, f"{row}.{column}", ())


def _children(model: Any) -> Iterator[tuple[str, str]]:
    for relation in model._meta.related_objects:
        if (
            isinstance(relation.field, ParentalKey)
            and relation.field.model._meta.app_label != "wagtailcore"
        ):
            yield relation.field.model._meta.db_table, relation.field.column


def _content_rule(
    table: str, event: str, page: str, columns: tuple[str, ...], when: str = ""
) -> Rule:
    live = f"EXISTS (SELECT 1 FROM {PAGE} p WHERE p.id = {page} AND p.live)"  # noqa: S608 - names of our own
    everything = tuple(Action)
    return Rule(
        name=f"newsroom_guard_{table}_{event.lower()}",
        table=table,
        event=event,
        columns=columns,
        when=f"{live} AND {when}" if when else live,
        unless=f"{_granted(page, *everything)} OR {_creating()}",
    )


def _differs(columns: tuple[str, ...]) -> str:
    return "(" + " OR ".join(f'NEW."{column}" <>> OLD."{column}"' for column in columns) + ")"
