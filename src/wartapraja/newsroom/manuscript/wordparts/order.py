"""Before mammoth reads: hidden text goes out, and what it would drop without a word is counted."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from lxml import etree

from wartapraja.newsroom.manuscript.gate.package import Package
from wartapraja.newsroom.manuscript.types import Caution
from wartapraja.newsroom.manuscript.wordparts.tree import child, name_of, parsed, value

_CHANGES = {"ins", "del", "moveFrom"}
_LOST = {
    "oMath": "equation_dropped",
    "chart": "drawing_dropped",
    "relIds": "drawing_dropped",
}
_DRAWN = ("/drawingml/2006/chart", "/drawingml/2006/diagram", "/officeDocument/2006/math")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """Parts to read instead, and what was seen."""

    changed: dict[str, bytes]
    tracked_changes: int
    warnings: tuple[Caution, ...]


def put_in_order(package: Package) -> Ordered:
    """Prepare the text and the notes of a Word package.

    Args:
        package: as it came through the gate; it is not changed.
    """
    changed: dict[str, bytes] = {}
    seen: Counter[str] = Counter()
    folder = package.main.rpartition("/")[0]
    for name in (package.main, f"{folder}/footnotes.xml", f"{folder}/endnotes.xml"):
        if name not in package.parts:
            continue
        root = parsed(package.parts[name])
        _count(root, seen)
        if _drop_hidden(root, seen):
            changed[name] = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    codes = ("hidden_text", "equation_dropped", "drawing_dropped")
    return Ordered(
        changed=changed,
        tracked_changes=seen["tracked"],
        warnings=tuple(
            Caution(code=code, facts={"count": seen[code]}) for code in codes if seen[code]
        ),
    )


def _count(root: Any, seen: Counter[str]) -> None:
    for element in root.iter(etree.Element):
        name = name_of(element)
        if name in _CHANGES:
            seen["tracked"] += 1
        elif name in _LOST and etree.QName(element).namespace.endswith(_DRAWN):
            seen[_LOST[name]] += 1


def _drop_hidden(root: Any, seen: Counter[str]) -> bool:
    """Take out runs that Word does not show; a comment or a name hidden in the file must not be published."""
    hidden = [run for run in root.iter("{*}r") if _is_hidden(run)]
    for run in hidden:
        run.getparent().remove(run)
        seen["hidden_text"] += 1
    return bool(hidden)


def _is_hidden(run: Any) -> bool:
    properties = child(run, "rPr")
    vanish = None if properties is None else child(properties, "vanish")
    return vanish is not None and value(vanish, "val") not in ("0", "false", "off")
