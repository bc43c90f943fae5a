"""The rules for .docx: which parts and relationships make a Word file dangerous."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from wartapraja.newsroom.manuscript.gate.archive import is_markup
from wartapraja.newsroom.manuscript.gate.markup import Scan, local
from wartapraja.newsroom.manuscript.gate.package import Package
from wartapraja.newsroom.manuscript.types import Caution, Unreadable, shown

CONTENT_TYPES = "[Content_Types].xml"
_ROOT_RELATIONS = "_rels/.rels"
_MAIN_TYPES = ("wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml")
_OTHER_KINDS = {"spreadsheetml": "excel", "presentationml": "powerpoint", "visio": "visio"}
_MACRO_PARTS = re.compile(r"(^|/)(vbaproject|vbadata)[^/]*$", re.IGNORECASE)
_ACTIVE_PARTS = re.compile(r"(^|/)(activex/|oleobject[^/]*$)", re.IGNORECASE)
_EMBEDDED = re.compile(r"(^|/)embeddings/[^/]+$", re.IGNORECASE)
_HARMLESS_EMBEDDED = (".xlsx", ".docx", ".pptx")
_LOCAL_PATH = re.compile(r"^(file:)?/{0,3}[a-z]:/")
_REFUSED_RELATIONS = {
    "vbaproject": "macros",
    "oleobject": "ole_object",
    "control": "ole_object",
    "afchunk": "alt_chunk",
}
_QUIET_EXTERNAL = {"hyperlink", "attachedtemplate"}


@dataclass(slots=True)
class _Seen:
    """Facts gathered while walking."""

    types: dict[str, str] = field(default_factory=dict)
    extensions: dict[str, str] = field(default_factory=dict)
    mains: list[str] = field(default_factory=list)
    warnings: list[Caution] = field(default_factory=list)


def examine(parts: Mapping[str, bytes], scan: Scan) -> Package:
    """Judge the parts of an Office package.

    Args:
        parts: contents by name, already within the limits of size.
        scan: counts elements over all parts.

    Returns:
        The package, without what was embedded.

    Raises:
        Unreadable: macros, ole_object, alt_chunk, remote_template, not_a_document and the codes of ``Scan.walk``.
    """
    _check_names(parts)
    seen = _Seen()
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")) or is_markup(content):
            _walk(name, content, scan, seen)
    main = _main_part(parts, seen)
    kept = {name: content for name, content in parts.items() if not _EMBEDDED.search(name)}
    if len(kept) < len(parts):
        seen.warnings.append(Caution(code="embedded_file", facts={"count": len(parts) - len(kept)}))
    return Package(format="word", parts=kept, main=main, warnings=tuple(seen.warnings))


def _check_names(parts: Mapping[str, bytes]) -> None:
    for name, content in parts.items():
        if _MACRO_PARTS.search(name):
            raise Unreadable("macros", part=shown(name))
        if _ACTIVE_PARTS.search(name):
            raise Unreadable("ole_object", part=shown(name))
        # A chart brings its figures along as a workbook; anything else in there can be started.
        harmless = name.lower().endswith(_HARMLESS_EMBEDDED) and content.startswith(b"PK")
        if _EMBEDDED.search(name) and not harmless:
            raise Unreadable("ole_object", part=shown(name))


def _walk(name: str, content: bytes, scan: Scan, seen: _Seen) -> None:
    if name == CONTENT_TYPES:
        scan.walk(name, content, lambda tag, facts: _see_type(tag, facts, seen))
    elif name.endswith(".rels"):
        scan.walk(name, content, lambda tag, facts: _see_relation(name, tag, facts, seen))
    else:
        scan.walk(name, content, lambda tag, _: _see_element(name, tag))


def _see_type(tag: str, facts: Mapping[str, str], seen: _Seen) -> None:
    kind = facts.get("ContentType", "")
    low = kind.lower()
    if "macroenabled" in low or "vbaproject" in low:
        raise Unreadable("macros", part=CONTENT_TYPES)
    if local(tag) == "Override":
        seen.types[facts.get("PartName", "").lstrip("/")] = kind
    elif local(tag) == "Default":
        seen.extensions[facts.get("Extension", "").lower()] = kind


def _see_relation(name: str, tag: str, facts: Mapping[str, str], seen: _Seen) -> None:
    if local(tag) != "Relationship":
        return
    kind = facts.get("Type", "").rsplit("/", 1)[-1].lower()
    target = facts.get("Target", "")
    if kind in _REFUSED_RELATIONS:
        raise Unreadable(_REFUSED_RELATIONS[kind], part=shown(target))
    if kind == "attachedtemplate" and is_remote(target):
        raise Unreadable("remote_template", address=shown(target))
    if name == _ROOT_RELATIONS and kind == "officedocument":
        seen.mains.append(target.lstrip("/"))
    if facts.get("TargetMode") == "External" and kind not in _QUIET_EXTERNAL:
        code = "external_picture" if kind == "image" else "external_content"
        seen.warnings.append(Caution(code=code, facts={"address": shown(target)}))


def _see_element(name: str, tag: str) -> None:
    if tag.endswith("/main altChunk"):
        raise Unreadable("alt_chunk", part=shown(name))


def is_remote(target: str) -> bool:
    """Tell whether a target lies on another machine: an address or a network share.

    Word itself notes the writer's own template as ``file:///C:/…``; that one nobody can reach from here.
    """
    plain = unquote(target).replace("\\", "/").lower().strip()
    if _LOCAL_PATH.match(plain):
        return False
    return plain.startswith("//") or ":" in plain.split("/", 1)[0]


def _main_part(parts: Mapping[str, bytes], seen: _Seen) -> str:
    if len(seen.mains) != 1 or seen.mains[0] not in parts:
        raise Unreadable("not_a_document", kind="zip")
    main = seen.mains[0]
    extension = main.rsplit(".", 1)[-1].lower()
    kind = seen.types.get(main) or seen.extensions.get(extension, "")
    if not kind.endswith(_MAIN_TYPES):
        found = [name for mark, name in _OTHER_KINDS.items() if mark in kind]
        raise Unreadable("not_a_document", kind=found[0] if found else "zip")
    return main
