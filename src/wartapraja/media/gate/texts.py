"""Plain papers: txt and csv. They must be text, and only text."""

import csv
import re
from io import StringIO
from typing import Any

from wartapraja.media.gate.findings import ACTIVE, Found

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_CELL = re.compile(
    r"^\s*[=+\-@].*(\||\bcmd\b|hyperlink\s*\(|webservice\s*\(|import\w+\s*\(|\bdde\b|call\s*\(|exec\s*\()",
    re.IGNORECASE,
)
LONGEST_CELL = 200_000


def decode(data: bytes) -> str:
    """Read bytes as UTF-8, UTF-16 with a mark, or Windows-1252.

    Raises:
        Found: ``not_text``.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _CONTROL.search(text):
            break
        return text
    raise Found("not_text")


def examine(data: bytes, name: str) -> dict[str, Any]:
    """Look at a text or a table.

    Returns:
        Facts: lines.

    Raises:
        Found: what may not pass.
    """
    text = decode(data)
    if ACTIVE.search(text.encode()):
        raise Found("disguise", hidden="script")
    if name == "csv":
        _refuse_formulas(text)
    return {"lines": text.count("\n") + 1}


def _refuse_formulas(text: str) -> None:
    csv.field_size_limit(LONGEST_CELL)
    delimiter = max(",;\t", key=text[:4096].count)
    try:
        for number, row in enumerate(csv.reader(StringIO(text), delimiter=delimiter), start=1):
            for cell in row:
                if _CELL.match(cell):
                    raise Found("formula", row=number, cell=cell[:60])
    except csv.Error as error:
        raise Found("broken") from error
