"""Parts as lxml trees, whichever of the two Word namespaces they use."""

from typing import Any

from lxml import etree

from wartapraja.newsroom.manuscript.gate.package import Package

_TYPES = "[Content_Types].xml"


def parsed(content: bytes) -> Any:
    """Parse a part that passed the gate: no DTD, no entity, no network."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    return etree.fromstring(content, parser)


def name_of(element: Any) -> str:
    """Give the local name; empty for a comment or instruction."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def value(element: Any, name: str) -> str | None:
    """Give an attribute of the element's own namespace."""
    found = element.get(f"{{{etree.QName(element).namespace}}}{name}")
    return None if found is None else str(found)


def child(element: Any, name: str) -> Any | None:
    """Give the first child of that local name."""
    return next((inner for inner in element if name_of(inner) == name), None)


def part_of_type(package: Package, ending: str) -> bytes | None:
    """Find the part that the package declares to be of a type, by the end of the type's name."""
    for override in parsed(package.parts[_TYPES]):
        kind = override.get("ContentType", "")
        if kind.endswith(f"wordprocessingml.{ending}+xml"):
            return package.parts.get(override.get("PartName", "").lstrip("/"))
    return None
