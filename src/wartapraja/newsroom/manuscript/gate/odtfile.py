"""The rules for .odt: scripts, objects, templates and sections from elsewhere, encryption."""

import re
from collections.abc import Mapping
from functools import partial

from wartapraja.newsroom.manuscript.gate.archive import is_markup
from wartapraja.newsroom.manuscript.gate.markup import Scan, local
from wartapraja.newsroom.manuscript.gate.package import Package
from wartapraja.newsroom.manuscript.gate.wordfile import is_remote
from wartapraja.newsroom.manuscript.types import Caution, Unreadable, shown

TEXT = b"application/vnd.oasis.opendocument.text"
_OTHER_KINDS = {
    b"spreadsheet": "calc",
    b"presentation": "impress",
    b"graphics": "draw",
    b"epub": "epub",
}
_MACRO_PARTS = re.compile(r"^(Basic/.+/(?!(script|dialog)-l[bc]\.xml)[^/]+|Scripts/.+)$")
_ACTIVE = {"object-ole", "applet", "plugin"}
_SCRIPTS = {"event-listener", "script"}
_PICTURES = {"image", "fill-image", "background-image"}
_FETCHED = {"section-source", "floating-frame", "dde-connection-decl", "object", "font-face-uri"}
_XLINK = "http://www.w3.org/1999/xlink href"
_OBJECTS = re.compile(r"^(Object \d+|ObjectReplacements)/")


def examine(parts: Mapping[str, bytes], scan: Scan) -> Package:
    """Judge the parts of an OpenDocument package.

    Args:
        parts: contents by name, already within the limits of size.
        scan: counts elements over all parts.

    Returns:
        The package.

    Raises:
        Unreadable: not_a_document, encrypted, macros, ole_object, remote_template and the codes of ``Scan.walk``.
    """
    _check_kind(parts)
    warnings: list[Caution] = []

    def see(name: str, tag: str, facts: Mapping[str, str]) -> None:
        _check_element(name, local(tag), facts)
        found = _linked(local(tag), facts.get(_XLINK, ""))
        if found is not None and found not in warnings:
            warnings.append(found)

    for name, content in parts.items():
        if _MACRO_PARTS.match(name):
            raise Unreadable("macros", part=shown(name))
        if name.endswith(".xml") or is_markup(content):
            scan.walk(name, content, partial(see, name))
    kept = {name: content for name, content in parts.items() if not _OBJECTS.match(name)}
    return Package(format="opendocument", parts=kept, main="content.xml", warnings=tuple(warnings))


def _check_kind(parts: Mapping[str, bytes]) -> None:
    kind = parts["mimetype"].strip()
    if "encrypted-package" in parts:
        raise Unreadable("encrypted")
    if kind != TEXT or "content.xml" not in parts:
        found = [name for mark, name in _OTHER_KINDS.items() if mark in kind]
        raise Unreadable("not_a_document", kind=found[0] if found else "zip")


def _check_element(name: str, element: str, facts: Mapping[str, str]) -> None:
    if element == "encryption-data":
        raise Unreadable("encrypted")
    if element in _ACTIVE:
        raise Unreadable("ole_object", part=shown(facts.get(_XLINK, name)))
    if element in _SCRIPTS:
        raise Unreadable("macros", part=shown(name))
    if element == "template" and is_remote(facts.get(_XLINK, "")):
        raise Unreadable("remote_template", address=shown(facts[_XLINK]))


def _linked(element: str, target: str) -> Caution | None:
    if not is_remote(target):
        return None
    if element in _PICTURES:
        return Caution(code="external_picture", facts={"address": shown(target)})
    if element in _FETCHED:
        return Caution(code="external_content", facts={"address": shown(target)})
    return None
