"""Names of OpenDocument elements and attributes, short: ``text:p``, ``xlink:href``."""

from typing import Any

_SPACES = {
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": "fo",
    "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0": "svg",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://purl.org/dc/elements/1.1/": "dc",
}
_URLS = {short: url for url, short in _SPACES.items()}


def name_of(element: Any) -> str:
    """Give ``prefix:local`` by the usual prefix; empty for anything that is no element or of another space."""
    if not isinstance(element.tag, str):
        return ""
    space, _, local = element.tag[1:].partition("}")
    return f"{_SPACES[space]}:{local}" if space in _SPACES else ""


def get(element: Any, name: str, default: str = "") -> str:
    """Give an attribute by its short name."""
    short, _, local = name.partition(":")
    return str(element.get(f"{{{_URLS[short]}}}{local}", default))


def find(element: Any, name: str) -> Any | None:
    """Give the first child of that short name."""
    return next((child for child in element if name_of(child) == name), None)


def descendants(element: Any, name: str) -> Any:
    """Go through all elements of that short name below."""
    short, _, local = name.partition(":")
    return element.iter(f"{{{_URLS[short]}}}{local}")
