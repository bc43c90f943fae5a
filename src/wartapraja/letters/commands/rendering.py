"""Making a letter."""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from wartapraja.letters import drawing
from wartapraja.letters.reading import read
from wartapraja.letters.registry import Kind, kind_of
from wartapraja.letters.types import Letter
from wartapraja.letters.typst import compile_pdf, compile_pictures

SAMPLE_EMBLEM = Path(__file__).parent.parent / "kinds" / "emblem.svg"


def render(kind: str, data: Mapping[str, Any], *, emblem: bytes | None = None) -> bytes:
    """A letter as PDF/A-2a with PDF/UA-1 tags; the same data give the same bytes.

    Args:
        kind: name of the kind's folder, such as ``approval_sheet``.
        data: the fields of the kind's dataclass as plain data.
        emblem: picture for the letterhead instead of the office's own.

    Raises:
        BadLetter: no such kind, or the data do not fit; the sentence names the field.
    """
    found, told = _told(kind, data, emblem)
    return compile_pdf(found.template, **told)


def pictures(kind: str, data: Mapping[str, Any]) -> list[bytes]:
    """The pages of a letter as PNG, for reading on a screen.

    Raises:
        BadLetter: no such kind, or the data do not fit; the sentence names the field.
    """
    found, told = _told(kind, data, None)
    return compile_pictures(found.template, **told)


def _told(kind: str, data: Mapping[str, Any], emblem: bytes | None) -> tuple[Kind, dict[str, Any]]:
    found = kind_of(kind)
    letter = read(found.shape, data, kind)
    return found, {
        "data": {**letter.printed(), "office": asdict(letter.office)},
        "title": letter.title,
        "at": letter.at,
        "drawings": {**letter.drawings(), **_emblem(letter, emblem)},
    }


def render_sample(kind: str) -> bytes:
    """The sample letter of a kind, of an office that does not exist.

    Raises:
        BadLetter: no such kind.
    """
    return render(kind, kind_of(kind).sample(), emblem=SAMPLE_EMBLEM.read_bytes())


def _emblem(letter: Letter, given: bytes | None) -> dict[str, str | bytes]:
    found = drawing.picture(given) if given else drawing.emblem(letter.office.emblem)
    return {} if found is None else {"emblem": found}
