"""An article taken apart into named texts that can be compared."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.rich_text import get_text_for_indexing


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of an article.

    Attributes:
        key: the same in both revisions when it is the same part.
        kind: kind of block; empty for a field.
        label: translated.
        text: its words.
        raw: everything that is stored of it, to see what words do not show.
    """

    key: str
    kind: str
    label: str
    text: str
    raw: str


def fields_of(article: Any) -> list[Part]:
    """The fields beside the body, in reading order."""
    event_date = date_format(article.event_date) if article.event_date else ""
    found = (
        ("title", _("Title"), article.title),
        ("intro", _("Lead"), article.intro),
        ("category", _("Category"), str(article.category or "")),
        ("cover", _("Cover picture"), _file(article.cover)),
        ("event_date", _("Date of the event"), event_date),
        ("event_place", _("Place of the event"), article.event_place),
        ("tags", _("Tags"), ", ".join(sorted(str(tag) for tag in article.tags.all()))),
    )
    return [Part(key=key, kind="", label=label, text=text, raw=text) for key, label, text in found]


def blocks_of(article: Any) -> list[Part]:
    """The blocks of the body, in order."""
    return [
        Part(
            key=f"body:{bound.id}",
            kind=bound.block_type,
            label=capfirst(str(bound.block.label)),
            text=text_of(bound.block_type, bound.value),
            raw=str(bound.get_prep_value()["value"]),
        )
        for bound in article.body
    ]


def text_of(kind: str, value: Any) -> str:
    """The words of one block, as a reader meets them."""
    reader = _READERS.get(kind, str)
    return reader(value).strip()


def _rich(value: Any) -> str:
    return get_text_for_indexing(getattr(value, "source", str(value)))


def _file(file: Any) -> str:
    return f"[{file.title}]" if file is not None else ""


def _captioned(file: Any, caption: str) -> str:
    return " ".join(filter(None, (_file(file), caption)))


def _gallery(value: Any) -> str:
    lines = [
        value["title"],
        *(_captioned(each["picture"], each["caption"]) for each in value["pictures"]),
    ]
    return "\n".join(filter(None, lines))


def _table(value: Any) -> str:
    if value is None:
        return ""
    head = " | ".join(column["heading"] for column in value.columns)
    rows = (" | ".join(_cell(cell) for cell in row) for row in value.rows)
    return "\n".join(filter(None, (value.caption, head, *rows)))


def _cell(cell: Any) -> str:
    return _rich(cell.value).strip() if hasattr(cell.value, "source") else str(cell.value)


def _sources(value: Any) -> str:
    return "\n".join(_lines(value))


def _lines(sources: Any) -> Iterator[str]:
    for each in sources:
        yield " ".join(filter(None, (each["title"], each["url"])))


_READERS = {
    "paragraph": _rich,
    "picture": lambda value: _captioned(value["picture"], value["caption"]),
    "gallery": _gallery,
    "video": lambda value: _captioned(value["video"], value["caption"]),
    "paper": lambda value: _captioned(value["paper"], value["title"]),
    "quote": lambda value: f"“{value['text']}” – {value['source']}",
    "table": _table,
    "sources": _sources,
}
