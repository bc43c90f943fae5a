"""How the child hands its result over: one JSON file and one file a picture.

The child has read a stranger's file, so the parent believes nothing: names are its own, HTML is cleaned again,
values are checked for their type, links in the folder are not followed.
"""

import json
import os
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from wartapraja.newsroom.manuscript.cleaning import inline_html, rich_html
from wartapraja.newsroom.manuscript.types import (
    Block,
    Caution,
    Cell,
    Fact,
    Figure,
    Footnotes,
    Heading,
    Limits,
    Manuscript,
    Note,
    Paragraph,
    Picture,
    Quote,
    Table,
    Unreadable,
)

_RESULT = "result.json"
_MIMES = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/webp": "webp",
}
_LONGEST_RESULT = 64 * 1024 * 1024


def put(folder: Path, manuscript: Manuscript) -> None:
    """Write a manuscript into a folder."""
    for at, picture in enumerate(manuscript.pictures):
        (folder / f"{at}.picture").write_bytes(picture.content)
    record = {
        "title": manuscript.title,
        "blocks": [{"kind": block.kind, **asdict(block)} for block in manuscript.blocks],
        "pictures": [{"mime": p.mime, "alt": p.alt} for p in manuscript.pictures],
        "notes": [asdict(note) for note in manuscript.notes],
        "warnings": [{"code": w.code, "facts": dict(w.facts)} for w in manuscript.warnings],
        "tracked_changes": manuscript.tracked_changes,
        "comments": manuscript.comments,
    }
    (folder / _RESULT).write_text(json.dumps({"manuscript": record}), encoding="utf-8")


def put_refusal(folder: Path, refusal: Unreadable) -> None:
    """Write a refusal into a folder."""
    record = {"refused": {"code": refusal.code, "facts": dict(refusal.facts)}}
    (folder / _RESULT).write_text(json.dumps(record), encoding="utf-8")


def take(folder: Path, limits: Limits) -> Manuscript:
    """Read what the child left.

    Args:
        folder: where it was told to write.
        limits: how large a picture may be.

    Returns:
        The manuscript.

    Raises:
        Unreadable: what the child refused.
        ValueError: when the child left no sound result.
    """
    try:
        record = json.loads(_content(folder / _RESULT, _LONGEST_RESULT))
        if "refused" in record:
            refused = record["refused"]
            raise Unreadable(str(refused["code"]), **_facts(refused["facts"]))
        return _manuscript(record["manuscript"], folder, limits)
    except (OSError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("the child left no sound result") from error


def _content(path: Path, longest: int) -> bytes:
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    with os.fdopen(handle, "rb") as stream:
        content = stream.read(longest + 1)
    if len(content) > longest:
        raise ValueError("the child's result is too long")
    return content


def _manuscript(record: dict[str, Any], folder: Path, limits: Limits) -> Manuscript:
    pictures = tuple(
        _picture(at, entry, folder, limits)
        for at, entry in enumerate(record["pictures"][: limits.pictures])
    )
    blocks = tuple(_MAKERS[entry["kind"]](entry) for entry in record["blocks"])
    if any(isinstance(b, Figure) and not 0 <= b.picture < len(pictures) for b in blocks):
        raise ValueError("a picture's place names no picture")
    return Manuscript(
        title=None if record["title"] is None else str(record["title"]),
        blocks=blocks,
        pictures=pictures,
        notes=tuple(_note(entry) for entry in record["notes"]),
        warnings=tuple(
            Caution(code=str(entry["code"]), facts=_facts(entry["facts"]))
            for entry in record["warnings"]
        ),
        tracked_changes=int(record["tracked_changes"]),
        comments=int(record["comments"]),
    )


def _picture(at: int, entry: dict[str, Any], folder: Path, limits: Limits) -> Picture:
    mime = entry["mime"]
    return Picture(
        name=f"picture-{at + 1}.{_MIMES[mime]}",
        content=_content(folder / f"{at}.picture", limits.file_bytes),
        mime=mime,
        alt=str(entry["alt"]),
    )


def _note(entry: dict[str, Any]) -> Note:
    return Note(author=str(entry["author"]), text=str(entry["text"]), anchor=str(entry["anchor"]))


def _table(entry: dict[str, Any]) -> Table:
    rows = tuple(
        tuple(
            Cell(
                text=str(cell["text"]),
                html=inline_html(str(cell["html"])) if cell["html"] else "",
                header=bool(cell["header"]),
            )
            for cell in row
        )
        for row in entry["rows"]
    )
    return Table(rows=rows, caption=str(entry["caption"]))


def _figure(entry: dict[str, Any]) -> Figure:
    return Figure(
        picture=int(entry["picture"]), caption=str(entry["caption"]), alt=str(entry["alt"])
    )


_MAKERS: dict[str, Callable[[dict[str, Any]], Block]] = {
    Heading.kind: lambda entry: Heading(level=int(entry["level"]), text=str(entry["text"])),
    Paragraph.kind: lambda entry: Paragraph(html=rich_html(str(entry["html"]))),
    Quote.kind: lambda entry: Quote(text=str(entry["text"])),
    Table.kind: _table,
    Figure.kind: _figure,
    Footnotes.kind: lambda entry: Footnotes(html=rich_html(str(entry["html"]))),
}


def _facts(facts: dict[str, Any]) -> dict[str, Fact]:
    return {
        str(key): value if isinstance(value, int) else str(value) for key, value in facts.items()
    }
