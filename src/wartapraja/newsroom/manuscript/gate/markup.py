"""Walks XML with expat, keeping nothing: depth, number of elements, no DTD, and the few facts that decide."""

from collections.abc import Callable, Mapping
from xml.parsers import expat

from wartapraja.newsroom.manuscript.types import Limits, Unreadable, shown

See = Callable[[str, Mapping[str, str]], None]


class Scan:
    """Counts over all parts of one file.

    Args:
        limits: elements in all and depth in any part.
    """

    def __init__(self, limits: Limits) -> None:
        """Start at zero elements."""
        self._limits = limits
        self._elements = 0

    def walk(self, name: str, content: bytes, see: See | None = None) -> None:
        """Walk one part.

        Args:
            name: the part's name, for the sentence.
            content: its bytes; at most some megabytes.
            see: called with ``namespace local`` and the attributes of each element.

        Raises:
            Unreadable: external_entity, too_long, too_deep, damaged.
        """
        depth = 0

        def start(tag: str, attributes: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            self._count(name, depth)
            if see is not None:
                see(tag, attributes)

        def end(_tag: str) -> None:
            nonlocal depth
            depth -= 1

        def doctype(*_: object) -> None:
            raise Unreadable("external_entity", part=shown(name))

        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.StartDoctypeDeclHandler = doctype
        parser.EntityDeclHandler = doctype
        try:
            # In one piece: expat looks again at the whole of an unfinished token at every further piece.
            parser.Parse(content, True)
        except (expat.ExpatError, ValueError) as error:
            raise Unreadable("damaged", part=shown(name)) from error

    def _count(self, name: str, depth: int) -> None:
        self._elements += 1
        if depth > self._limits.depth:
            raise Unreadable("too_deep", part=shown(name), limit=self._limits.depth)
        if self._elements > self._limits.elements:
            raise Unreadable("too_long", limit=self._limits.elements)


def local(tag: str) -> str:
    """Give the name of an element or attribute without its namespace."""
    return tag.rsplit(" ", 1)[-1]
