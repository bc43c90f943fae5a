"""Lists, nested as deep as the writer made them, as HTML that the rich-text editor keeps."""

from lxml.html import HtmlElement

from wartapraja.newsroom.manuscript.building.inline import Place, Reading, plain, written

_LISTS = frozenset({"ul", "ol"})


def list_html(element: HtmlElement, reading: Reading, places: list[Place]) -> str:
    """Write a list.

    Args:
        element: ``ul`` or ``ol``.
        reading: reads the items.
        places: pictures found in the items are added here, since the editor takes none inside a list.

    Returns:
        HTML, empty when no item has words.
    """
    items = "".join(_child_html(child, reading, places) for child in element)
    return f"<{element.tag}>{items}</{element.tag}>" if items else ""


def _child_html(child: HtmlElement, reading: Reading, places: list[Place]) -> str:
    if child.tag in _LISTS:
        # A list directly in a list: its items belong to the level it was put at.
        inner = list_html(child, reading, places)
        return inner[len("<ul>") : -len("</ul>")]
    pieces = reading.pieces(child, without=_LISTS)
    places.extend(piece for piece in pieces if isinstance(piece, Place))
    nested = [list_html(inner, reading, places) for inner in _nested(child)]
    words = written(pieces) if plain(pieces) else ""
    if words:
        return f"<li>{words}{''.join(nested)}</li>"
    return "".join(inner[len("<ul>") : -len("</ul>")] for inner in nested)


def _nested(item: HtmlElement) -> list[HtmlElement]:
    """Find the lists of the next level, not those inside them."""
    found: list[HtmlElement] = []
    for child in item:
        if child.tag in _LISTS:
            found.append(child)
        elif isinstance(child.tag, str):
            found.extend(_nested(child))
    return found
