"""Reads .odt: LibreOffice's and OpenOffice's text files."""

from typing import Any

from lxml import etree

from wartapraja.newsroom.manuscript.building.blocks import build
from wartapraja.newsroom.manuscript.gate.package import Package
from wartapraja.newsroom.manuscript.opendocument.body import Body
from wartapraja.newsroom.manuscript.opendocument.names import descendants
from wartapraja.newsroom.manuscript.opendocument.notes import read_notes
from wartapraja.newsroom.manuscript.opendocument.styles import Styles
from wartapraja.newsroom.manuscript.pictures import Album
from wartapraja.newsroom.manuscript.types import Caution, Limits, Manuscript, Unreadable


def read_opendocument(package: Package, limits: Limits) -> Manuscript:
    """Read an OpenDocument text that passed the gate.

    Args:
        package: its checked parts.
        limits: for the pictures.

    Raises:
        Unreadable: too_many_cells, not_a_document.
    """
    content = _parsed(package.parts[package.main])
    roots = [content]
    if "styles.xml" in package.parts:
        roots.append(_parsed(package.parts["styles.xml"]))
    text = next(descendants(content, "office:text"), None)
    if text is None:
        raise Unreadable("not_a_document", kind="zip")
    album = Album(limits)
    body = Body(Styles(roots), album, package.parts)
    # Quotations of several paragraphs are one quotation.
    html = body.flow(text).replace("</blockquote><blockquote>", "")
    draft = build(f"{html}<ol>{''.join(body.words.notes)}</ol>", pictures=len(album.pictures))
    notes = read_notes(text)
    left_out = (("hidden_text", body.words.hidden), ("drawing_dropped", body.words.objects))
    counted = [Caution(code=code, facts={"count": n}) for code, n in left_out if n]
    return Manuscript(
        title=draft.title,
        blocks=draft.blocks,
        pictures=tuple(album.pictures),
        notes=notes,
        warnings=(*package.warnings, *counted, *album.warnings, *draft.warnings),
        tracked_changes=sum(1 for _ in descendants(text, "text:changed-region")),
        comments=len(notes),
    )


def _parsed(content: bytes) -> Any:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    return etree.fromstring(content, parser)
