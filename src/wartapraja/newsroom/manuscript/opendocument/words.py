"""The words of one paragraph as HTML: looks, links, notes and pictures."""

from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any

from wartapraja.newsroom.manuscript.cleaning import PICTURE
from wartapraja.newsroom.manuscript.opendocument.names import find, get, name_of
from wartapraja.newsroom.manuscript.opendocument.styles import Look, Styles
from wartapraja.newsroom.manuscript.pictures import Album, alternative
from wartapraja.newsroom.manuscript.types import Caution, shown

_SKIPPED = {
    "office:annotation",
    "office:annotation-end",
    "office:forms",
    "text:tracked-changes",
    "text:hidden-paragraph",
    "text:hidden-text",
    "text:ruby-text",
    "text:script",
    "svg:title",
    "svg:desc",
}
_RASTER = (".png", ".jpg", ".jpeg", ".gif", ".webp")
_TAGS = ("sup", "sub", "s", "i", "b")
_OBJECTS = ("draw:object", "draw:object-ole", "draw:plugin", "draw:floating-frame")


class Words:
    """Writes the inside of paragraphs.

    Args:
        styles: what styles mean.
        album: takes the pictures.
        parts: the parts of the package, by name.
        flow: writes blocks, for text boxes and footnotes.

    Attributes:
        notes: the footnotes so far, as HTML blocks.
        boxes: blocks of text boxes met since they were last taken.
        hidden: how many pieces of hidden text were left out.
        objects: how many charts, formulas and other objects were left out.
    """

    def __init__(
        self,
        styles: Styles,
        album: Album,
        parts: Mapping[str, bytes],
        flow: Callable[[Iterable[Any]], str],
    ) -> None:
        """Start without notes."""
        self._styles = styles
        self._album = album
        self._parts = parts
        self._flow = flow
        self._makers: dict[str, Callable[[Any, Look], str]] = {
            "text:span": self._span,
            "text:a": self._link,
            "text:s": lambda _element, _look: " ",
            "text:tab": lambda _element, _look: " ",
            "text:line-break": lambda _element, _look: "<br>",
            "text:note": lambda element, _look: self._note(element),
            "draw:frame": lambda element, _look: self._frame(element),
        }
        self.notes: list[str] = []
        self.boxes: list[str] = []
        self.hidden = 0
        self.objects = 0

    def paragraph(self, element: Any) -> str:
        """Write the inside of ``text:p`` or ``text:h``."""
        look = self._styles.paragraph(get(element, "text:style-name"))
        if look.get("hidden"):
            self.hidden += 1
            return ""
        # A heading set in bold by hand is a heading all the same.
        return self._inside(element, {} if name_of(element) == "text:h" else look)

    def drawn(self, element: Any) -> str:
        """Write a frame or shape that stands outside any paragraph, anchored to the page."""
        return self._child(element, {})

    def take_boxes(self) -> str:
        """Give the text boxes met so far, once."""
        boxes, self.boxes = "".join(self.boxes), []
        return boxes

    def _inside(self, element: Any, look: Look) -> str:
        out = [_dressed(element.text, look)]
        for child in element:
            out.append(self._child(child, look))
            out.append(_dressed(child.tail, look))
        return "".join(out)

    def _child(self, child: Any, look: Look) -> str:
        name = name_of(child)
        if not name or name in _SKIPPED:
            return ""
        if name in self._makers:
            return self._makers[name](child, look)
        if name in ("text:p", "text:h", "text:list"):
            # Words inside a drawn shape.
            return self._boxed([child])
        return self._inside(child, look)

    def _span(self, element: Any, look: Look) -> str:
        own = look | self._styles.words(get(element, "text:style-name"))
        if own.get("hidden"):
            self.hidden += 1
            return ""
        return self._inside(element, own)

    def _link(self, element: Any, look: Look) -> str:
        href = escape(get(element, "xlink:href"))
        # Marks inside, so that the link is one piece.
        return f'<a href="{href}">{self._inside(element, look)}</a>'

    def _note(self, element: Any) -> str:
        body = find(element, "text:note-body")
        if body is None:
            return ""
        number = len(self.notes) + 1
        self.notes.append("")
        self.notes[number - 1] = f'<li id="footnote-{number}">{self._flow(body)}</li>'
        return f'<sup><a href="#footnote-{number}">[{number}]</a></sup>'

    def _frame(self, element: Any) -> str:
        box = find(element, "draw:text-box")
        if box is not None:
            return self._boxed(box)
        if any(find(element, name) is not None for name in _OBJECTS):
            self.objects += 1
            return ""
        images = [child for child in element if name_of(child) == "draw:image"]
        images.sort(key=lambda image: not _address(image).lower().endswith(_RASTER))
        return self._image(element, _address(images[0])) if images else ""

    def _boxed(self, elements: Iterable[Any]) -> str:
        """Put blocks aside until the paragraph is over: a box stands beside the text it is anchored to."""
        blocks = self._flow(elements)
        self.boxes.append(blocks)
        return ""

    def _image(self, frame: Any, address: str) -> str:
        described = (find(frame, "svg:desc"), find(frame, "svg:title"))
        texts = ["".join(found.itertext()) for found in described if found is not None]
        alt = alternative(next((text for text in texts if text.strip()), ""))
        if address not in self._parts:
            # What lies elsewhere was named by the gate already.
            if "://" not in address:
                facts = {"name": shown(address)}
                self._album.warnings.append(Caution(code="picture_broken", facts=facts))
            return ""
        place = self._album.place(address, self._parts[address], alt)
        return "" if place is None else f'<img src="{PICTURE}{place}" alt="{escape(alt)}">'


def _address(image: Any) -> str:
    return get(image, "xlink:href").removeprefix("./")


def _dressed(text: str | None, look: Look) -> str:
    if not text:
        return ""
    out = escape(text, quote=False)
    for tag in _TAGS:
        if look.get(tag):
            out = f"<{tag}>{out}</{tag}>"
    return out
