"""One template and its data to PDF/A-2a with PDF/UA-1 tags."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst

from wartapraja.letters.types import BadLetter
from wartapraja.letters.typst.fonts import fonts
from wartapraja.letters.typst.wording import printable

ROOM = Path(__file__).resolve().parent.parent
STANDARDS = ["a-2a", "ua-1"]
DOTS_PER_INCH = 110.0
"""Of the pictures for the screen."""


def compile_pdf(
    template: Path,
    data: Mapping[str, Any],
    *,
    title: str,
    at: datetime,
    drawings: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """The PDF of a template of this room.

    The data reach Typst as JSON, so nothing in them is markup; the template can read no file outside this room; and
    the instant stamped into the file is `at`, so the same input gives the same bytes.

    Args:
        template: path below this room.
        data: plain data; their texts are made printable first.
        title: the document's title.
        at: its date.
        drawings: pictures by name: SVG as text, other formats as bytes.

    Raises:
        BadLetter: Typst refuses, for instance because a picture cannot be read.
    """
    stamp = at.astimezone(UTC).replace(microsecond=0)
    made = _compile(
        template,
        _inputs({**data, "title": title, "date": _parts(stamp)}, drawings),
        pdf_standards=STANDARDS,
        timestamp=stamp,
    )
    return bytes(made)


def compile_pictures(
    template: Path,
    data: Mapping[str, Any],
    *,
    title: str,
    at: datetime,
    drawings: Mapping[str, str | bytes] | None = None,
) -> list[bytes]:
    """The pages as PNG, for reading on a screen; arguments and refusals are those of `compile_pdf`."""
    stamp = at.astimezone(UTC).replace(microsecond=0)
    inputs = _inputs({**data, "title": title, "date": _parts(stamp)}, drawings)
    made = _compile(template, inputs, format="png", ppi=DOTS_PER_INCH)
    return made if isinstance(made, list) else [made]


def _inputs(data: Mapping[str, Any], drawings: Mapping[str, str | bytes] | None) -> dict[str, str]:
    return {
        "data": json.dumps(printable(data)),
        "drawings": json.dumps({name: _plain(each) for name, each in (drawings or {}).items()}),
    }


def _compile(template: Path, inputs: dict[str, str], **more: Any) -> Any:
    try:
        return typst.compile(
            str(template),
            root=str(ROOM),
            font_paths=fonts(),
            ignore_system_fonts=True,
            sys_inputs=inputs,
            package_path=str(ROOM / "no-packages"),
            package_cache_path=str(ROOM / "no-packages"),
            **more,
        )
    except typst.TypstError as error:
        raise BadLetter(f"{template.parent.name}: {error.message}") from error


def _parts(at: datetime) -> list[int]:
    return [at.year, at.month, at.day, at.hour, at.minute, at.second]


def _plain(drawing: str | bytes) -> str | list[int]:
    return drawing if isinstance(drawing, str) else list(drawing)
