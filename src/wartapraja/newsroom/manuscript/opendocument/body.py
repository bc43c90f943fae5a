"""The blocks of an OpenDocument text as HTML in the dialect of the block builder."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from wartapraja.newsroom.manuscript.opendocument.names import descendants, get, name_of
from wartapraja.newsroom.manuscript.opendocument.styles import Styles
from wartapraja.newsroom.manuscript.opendocument.words import Words
from wartapraja.newsroom.manuscript.pictures import Album

_TRANSPARENT = {
    "text:section",
    "text:numbered-paragraph",
    "text:bibliography",
    "text:index-body",
    "text:list-item",
    "text:list-header",
}
_DRAWN = {"draw:frame", "draw:g", "draw:a", "draw:custom-shape", "draw:rect", "draw:ellipse"}
_ROW_GROUPS = {"table:table-rows", "table:table-row-group"}
_MOST_REPEATED = 64


class Body:
    """Writes blocks.

    Args:
        styles: what styles mean.
        album: takes the pictures.
        parts: the parts of the package, by name.
    """

    def __init__(self, styles: Styles, album: Album, parts: Mapping[str, bytes]) -> None:
        """Start at the top, in no list."""
        self._styles = styles
        self.words = Words(styles, album, parts, self.flow)
        self._makers: dict[str, Callable[[Any], str]] = {
            "text:p": self._paragraph,
            "text:h": self._heading,
            "text:list": lambda element: self._list(element, "", 1),
            "table:table": self._table,
        }

    def flow(self, elements: Iterable[Any]) -> str:
        """Write a row of block elements, such as the children of ``office:text``."""
        return "".join(self._block(element) for element in elements)

    def _block(self, element: Any) -> str:
        name = name_of(element)
        if name in self._makers:
            return self._makers[name](element)
        if name in _TRANSPARENT:
            return self._transparent(element)
        if name in _DRAWN:
            words = self.words.drawn(element)
            return f"<p>{words}</p>{self.words.take_boxes()}"
        return ""

    def _transparent(self, element: Any) -> str:
        if get(element, "text:display", "true") != "true":
            self.words.hidden += 1
            return ""
        return self.flow(element)

    def _paragraph(self, element: Any) -> str:
        role = self._styles.role(get(element, "text:style-name"))
        words = self.words.paragraph(element)
        return _as(role, words) + self.words.take_boxes()

    def _heading(self, element: Any) -> str:
        level = get(element, "text:outline-level", "1")
        number = min(int(level), 6) if level.isascii() and level.isdigit() and level != "0" else 1
        return _as(f"h{number}", self.words.paragraph(element)) + self.words.take_boxes()

    def _list(self, element: Any, inherited: str, level: int) -> str:
        style = get(element, "text:style-name") or inherited
        tag = self._styles.list_tag(style, level)
        if not tag or next(descendants(element, "text:h"), None) is not None:
            # Numbered headings are wrapped into lists; paragraphs without a bullet are none.
            return self.flow(element)
        items = "".join(self._item(item, style, level) for item in element)
        return f"<{tag}>{items}</{tag}>"

    def _item(self, item: Any, style: str, level: int) -> str:
        if name_of(item) not in ("text:list-item", "text:list-header"):
            return ""
        out: list[str] = []
        for child in item:
            if name_of(child) == "text:list":
                out.append(self._list(child, style, level + 1))
            elif name_of(child) == "text:p":
                out.append(f"<p>{self.words.paragraph(child)}</p>{self.words.take_boxes()}")
            else:
                out.append(self._block(child))
        return f"<li>{''.join(out)}</li>"

    def _table(self, element: Any) -> str:
        head, body = self._rows(element)
        return f"<table><thead>{head}</thead><tbody>{body}</tbody></table>"

    def _rows(self, element: Any) -> tuple[str, str]:
        head, body = "", ""
        for child in element:
            name = name_of(child)
            if name == "table:table-header-rows":
                head += "".join(self._row(row, "th") for row in child)
            elif name == "table:table-row":
                body += self._row(child, "td")
            elif name in _ROW_GROUPS:
                inner_head, inner_body = self._rows(child)
                head, body = head + inner_head, body + inner_body
        return head, body

    def _row(self, row: Any, tag: str) -> str:
        if name_of(row) != "table:table-row":
            return ""
        return f"<tr>{''.join(self._cell(cell, tag) for cell in row)}</tr>"

    def _cell(self, cell: Any, tag: str) -> str:
        if name_of(cell) != "table:table-cell":
            return ""
        right = _number(get(cell, "table:number-columns-spanned"))
        down = _number(get(cell, "table:number-rows-spanned"))
        times = _number(get(cell, "table:number-columns-repeated"))
        made = f'<{tag} colspan="{right}" rowspan="{down}">{self.flow(cell)}</{tag}>'
        return made * times


def _number(text: str) -> int:
    usual = text.isascii() and text.isdigit() and len(text) < 5
    return min(max(int(text), 1), _MOST_REPEATED) if usual else 1


def _as(role: str, words: str) -> str:
    if role in ("title", "caption"):
        return f'<p class="{role}">{words}</p>'
    if role == "quote":
        return f"<blockquote><p>{words}</p></blockquote>"
    tag = role or "p"
    return f"<{tag}>{words}</{tag}>"
