"""Finds the built-in style behind an office's own: "Judul Dinas" that is based on Heading 1 is a heading."""

import re
from typing import Any

from wartapraja.newsroom.manuscript.gate.package import Package
from wartapraja.newsroom.manuscript.wordparts.tree import (
    child,
    name_of,
    parsed,
    part_of_type,
    value,
)

_BUILT_IN = re.compile(r"(title|caption|quote|intense quote|heading [1-6])", re.IGNORECASE)
# LibreOffice's own caption styles, which it writes into .docx without their parent.
_CAPTIONS = {"illustration", "figure", "table", "drawing"}
_LONGEST_CHAIN = 20


def canonical_styles(package: Package) -> dict[str, str]:
    """Map the ids of derived paragraph styles to the name of the built-in style they rest on.

    Args:
        package: a Word package.

    Returns:
        Style name by style id; styles that rest on none of those that matter are left out.
    """
    content = part_of_type(package, "styles")
    if content is None:
        return {}
    styles: dict[str, Any] = {}
    for style in parsed(content):
        if name_of(style) == "style" and value(style, "type") == "paragraph":
            styles[value(style, "styleId") or ""] = style
    found = {key: _origin(key, styles) for key in styles}
    return {key: name for key, name in found.items() if name}


def _origin(key: str, styles: dict[str, Any]) -> str:
    for _ in range(_LONGEST_CHAIN):
        style = styles.get(key)
        if style is None:
            return ""
        name = _value_of(style, "name")
        if _BUILT_IN.fullmatch(name):
            return name
        if name.lower() in _CAPTIONS:
            return "Caption"
        level = _outline(style)
        if level:
            return level
        key = _value_of(style, "basedOn")
    return ""


def _value_of(style: Any, name: str) -> str:
    inner = child(style, name)
    return "" if inner is None else value(inner, "val") or ""


def _outline(style: Any) -> str:
    """A style with an outline level is a heading, whatever it is called; levels count from 0, 9 is body text."""
    properties = child(style, "pPr")
    level = "" if properties is None else _value_of(properties, "outlineLvl")
    return f"heading {int(level) + 1}" if level in {"0", "1", "2", "3", "4", "5"} else ""
