"""Reads .docx: mammoth makes HTML of a package that was put in order first."""

from collections.abc import Sequence
from typing import Any

import mammoth
from mammoth import documents, transforms
from mammoth import html as mammoth_html

from wartapraja.newsroom.manuscript.building.blocks import build
from wartapraja.newsroom.manuscript.cleaning import PICTURE
from wartapraja.newsroom.manuscript.gate.package import Package
from wartapraja.newsroom.manuscript.pictures import Album, alternative
from wartapraja.newsroom.manuscript.types import Limits, Manuscript
from wartapraja.newsroom.manuscript.wordparts.notes import read_notes
from wartapraja.newsroom.manuscript.wordparts.order import put_in_order
from wartapraja.newsroom.manuscript.wordparts.styles import canonical_styles

_STYLES = """
p[style-name='Title'] => p.title:fresh
p[style-name='Caption'] => p.caption:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name^='toc '] => !
p[style-name='TOC Heading'] => !
p[style-name='table of figures'] => !
p[style-name='List Bullet 2'] => ul|ol > li > ul > li:fresh
p[style-name='List Bullet 3'] => ul|ol > li > ul|ol > li > ul > li:fresh
p[style-name='List Number 2'] => ul|ol > li > ol > li:fresh
p[style-name='List Number 3'] => ul|ol > li > ul|ol > li > ol > li:fresh
r[style-name='Emphasis'] => em
r[style-name='Intense Emphasis'] => em
strike => s
"""


def read_word(package: Package, limits: Limits) -> Manuscript:
    """Read a Word package that passed the gate.

    Args:
        package: its checked parts.
        limits: for the pictures.

    Raises:
        Unreadable: too_many_cells.
    """
    ordered = put_in_order(package)
    album = Album(limits)
    styles = canonical_styles(package)
    result: Any = mammoth.convert_to_html(
        package.rewritten(ordered.changed),
        style_map=_STYLES,
        include_embedded_style_map=False,
        external_file_access=False,
        convert_image=lambda image: _image(image, album),
        transform_document=transforms.paragraph(lambda paragraph: _named(paragraph, styles)),
    )
    draft = build(result.value, pictures=len(album.pictures))
    notes = read_notes(package)
    return Manuscript(
        title=draft.title,
        blocks=draft.blocks,
        pictures=tuple(album.pictures),
        notes=notes,
        warnings=(*package.warnings, *ordered.warnings, *album.warnings, *draft.warnings),
        tracked_changes=ordered.tracked_changes,
        comments=len(notes),
    )


def _named(paragraph: Any, styles: dict[str, str]) -> Any:
    """Give a paragraph in an office's own style the built-in style that it was derived from."""
    name = styles.get(paragraph.style_id or "")
    return paragraph.copy(style_name=name) if name else paragraph


def _image(image: documents.Image, album: Album) -> Sequence[Any]:
    with image.open() as stream:
        part, content = stream.name, stream.read()
    alt = alternative(image.alt_text)
    place = album.place(part, content, alt)
    if place is None:
        return []
    return [mammoth_html.element("img", {"src": f"{PICTURE}{place}", "alt": alt})]
