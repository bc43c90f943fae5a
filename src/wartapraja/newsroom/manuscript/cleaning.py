"""Which HTML may pass: on the way from a reader to the block builder, and out of the block builder."""

from urllib.parse import urlsplit

import nh3

PICTURE = "picture:"
"""Address of a picture inside the readers' HTML: ``picture:`` and its index."""

SCHEMES = frozenset({"http", "https", "mailto"})
INLINE = frozenset({"b", "i", "s", "sub", "sup", "a", "br"})
_RICH = INLINE | {"p", "ul", "ol", "li"}
_READERS = (
    _RICH
    | {"h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "strong", "em", "img", "div", "del"}
    | {"table", "caption", "thead", "tbody", "tr", "th", "td"}
)
_READERS_ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt"},
    "p": {"class"},
    "ol": {"class"},
    "li": {"id"},
    "th": {"colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
}
# Not published, but kept on the way so that the block builder can name the link it takes off.
_NAMED_SCHEMES = {"javascript", "vbscript", "data", "file", "ftp", "tel", "sms", "about", "blob"}
_LONGEST_LINK = 2000


def readers_html(html: str) -> str:
    """Clean what a reader made of the file, keeping marks that only the block builder understands."""
    return nh3.clean(
        html,
        tags=set(_READERS),
        attributes={tag: set(names) for tag, names in _READERS_ATTRIBUTES.items()},
        url_schemes=set(SCHEMES) | _NAMED_SCHEMES | {PICTURE.rstrip(":")},
        link_rel=None,
    )


def rich_html(html: str) -> str:
    """Clean HTML for a rich-text block: what Wagtail's editor keeps, and no other attribute than a safe href.

    Cleaning the result again changes nothing.
    """
    return nh3.clean(
        html,
        tags=set(_RICH),
        attributes={"a": {"href"}},
        url_schemes=set(SCHEMES),
        link_rel=None,
    )


def inline_html(html: str) -> str:
    """Clean HTML for a cell or a footnote: no blocks."""
    return nh3.clean(
        html,
        tags=set(INLINE),
        attributes={"a": {"href"}},
        url_schemes=set(SCHEMES),
        link_rel=None,
    )


def is_safe_link(href: str) -> bool:
    """Tell whether a link leads to the web or a mailbox by its full address."""
    if len(href) > _LONGEST_LINK or not href.isprintable():
        return False
    try:
        parts = urlsplit(href.strip())
    except ValueError:
        return False
    if parts.scheme.lower() not in SCHEMES:
        return False
    return bool(parts.path if parts.scheme.lower() == "mailto" else parts.hostname)
