"""What styles mean: bold and the like for words, a part to play for paragraphs, bullets or numbers for lists."""

import re
from collections.abc import Iterator
from typing import Any, Literal

from wartapraja.newsroom.manuscript.opendocument.names import descendants, find, get, name_of

_ROLES = {
    "title": "title",
    "caption": "caption",
    "illustration": "caption",
    "figure": "caption",
    "table": "caption",
    "drawing": "caption",
    "quotations": "quote",
    "quote": "quote",
    "intense quote": "quote",
    "block quotation": "quote",
} | {f"heading {level}": f"h{level}" for level in range(1, 7)}
_CODED = re.compile(r"_([0-9a-f]{2})_")
_LONGEST_CHAIN = 20
_LEVELS = {
    "text:list-level-style-bullet": "ul",
    "text:list-level-style-image": "ul",
    "text:list-level-style-number": "ol",
}

Mark = Literal["b", "i", "s", "sub", "sup", "hidden"]
Look = dict[str, bool]


class Styles:
    """All styles of a document.

    Args:
        roots: ``content.xml`` first, then ``styles.xml`` when there is one.
    """

    def __init__(self, roots: list[Any]) -> None:
        """Index styles by family and name; those of the text itself win."""
        self._styles: dict[tuple[str, str], Any] = {}
        self._automatic: set[tuple[str, str]] = set()
        self._lists: dict[str, dict[int, str]] = {}
        for root in roots:
            for style in descendants(root, "style:style"):
                self._keep(style)
            for style in descendants(root, "text:list-style"):
                self._lists.setdefault(get(style, "style:name"), _levels(style))

    def _keep(self, style: Any) -> None:
        key = (get(style, "style:family"), get(style, "style:name"))
        if key not in self._styles:
            self._styles[key] = style
            if name_of(style.getparent()) == "office:automatic-styles":
                self._automatic.add(key)

    def words(self, name: str) -> Look:
        """Tell what a character style switches on or off; a style derived from another adds to it."""
        look: Look = {}
        for _, style in self._chain("text", name):
            look = _look(style) | look
        return look

    def paragraph(self, name: str) -> Look:
        """Tell what was set on one paragraph by hand; what its named style looks like is the site's affair."""
        key = ("paragraph", name)
        return _look(self._styles[key]) if key in self._automatic else {}

    def role(self, name: str) -> str:
        """Give the part a paragraph plays by its style's ancestry: title, caption, quote, h1 to h6, or nothing."""
        for key, style in self._chain("paragraph", name):
            display = get(style, "style:display-name") or _CODED.sub(_decoded, key)
            role = _ROLES.get(display.lower())
            if role:
                return role
        return ""

    def list_tag(self, name: str, level: int) -> str:
        """Give ``ul`` or ``ol`` for a level from 1 on; empty when that level shows neither bullet nor number."""
        return self._lists.get(name, {}).get(level, "ul")

    def _chain(self, family: str, name: str) -> Iterator[tuple[str, Any]]:
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get((family, name))
            if style is None:
                return
            yield name, style
            name = get(style, "style:parent-style-name")


def _decoded(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))


def _levels(style: Any) -> dict[int, str]:
    levels: dict[int, str] = {}
    for level in style:
        tag = _LEVELS.get(name_of(level))
        number = get(level, "text:level")
        if tag and number.isascii() and number.isdigit():
            shows = tag == "ul" or get(level, "style:num-format")
            levels[int(number)] = tag if shows else ""
    return levels


def _look(style: Any) -> Look:
    """Read the properties that matter; what is not named is left to the surroundings."""
    properties = find(style, "style:text-properties")
    if properties is None:
        return {}
    found: Look = {}
    weight = get(properties, "fo:font-weight")
    if weight:
        found["b"] = weight in ("bold", "600", "700", "800", "900")
    slant = get(properties, "fo:font-style")
    if slant:
        found["i"] = slant in ("italic", "oblique")
    through = get(properties, "style:text-line-through-style")
    if through:
        found["s"] = through != "none"
    shown = get(properties, "text:display")
    if shown:
        found["hidden"] = shown == "none"
    return found | _position(get(properties, "style:text-position"))


def _position(value: str) -> Look:
    """Read "super 58%", "sub 58%", "33% 58%", "0% 100%"."""
    if not value:
        return {}
    first = value.split()[0]
    raised = first == "super" or (first != "sub" and not first.startswith(("-", "0")))
    lowered = first == "sub" or first.startswith("-")
    return {"sup": raised, "sub": lowered}
