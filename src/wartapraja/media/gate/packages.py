"""Papers that are ZIP packages: docx, xlsx and odt. Size before anything is unpacked, then what they would do."""

import re
import zipfile
from io import BytesIO
from typing import Any

from wartapraja.media.gate.findings import ACTIVE, Found
from wartapraja.media.gate.verdicts import Limits

_HEART = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "odt": "content.xml"}
_ODT = b"application/vnd.oasis.opendocument.text"
_MACROS = re.compile(
    r"vbaproject|vbadata|macrosheets/|(^|/)basic/|(^|/)scripts/|activex", re.IGNORECASE
)
_RUNS = re.compile(
    r"\.(exe|dll|scr|js|vbs|bat|cmd|ps1|jar|hta|lnk|msi|sh|py|php|html?|swf|bin)$", re.IGNORECASE
)
_PRINTER = re.compile(r"(^|/)(printerSettings/printerSettings\d*|customXml/.*|docProps/.*)\.bin$")
_DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_REMOTE = re.compile(
    rb"<Relationship\s[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>", re.IGNORECASE
)
_LINK = re.compile(rb"Type\s*=\s*[\"'][^\"']*/hyperlink[\"']", re.IGNORECASE)
_LISTENERS = re.compile(rb"<office:script\s|<script:event-listener\s")
_DDE = re.compile(rb"<w:instrText[^>]*>\s*DDE(?:AUTO)?\b", re.IGNORECASE)


def examine(data: bytes, name: str, limits: Limits) -> dict[str, Any]:
    """Look into a packed paper.

    Args:
        data: the whole file.
        name: ``docx``, ``xlsx`` or ``odt``.
        limits: what it may unpack to.

    Returns:
        Facts: parts.

    Raises:
        Found: what may not pass.
    """
    if not data.startswith(b"PK\x03\x04"):
        raise Found("disguise", hidden="ZIP")
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
            _refuse_bomb(parts, len(data), limits)
            _refuse_parts(parts)
            budget = limits.unpacked
            for part in parts:
                budget -= _look_at(package, part, name, budget)
            _refuse_wrong_kind(package, name)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise Found("broken") from error
    except RuntimeError as error:
        raise Found("locked") from error
    return {"parts": len(parts)}


def _refuse_bomb(parts: list[zipfile.ZipInfo], size: int, limits: Limits) -> None:
    if len(parts) > limits.parts:
        raise Found("bomb", limit=limits.parts)
    if (
        sum(part.file_size for part in parts) > limits.unpacked
        or sum(part.compress_size for part in parts) > size
    ):
        raise Found("bomb", limit=limits.unpacked)
    for part in parts:
        if part.file_size > 1_048_576 and part.file_size > limits.ratio * max(
            1, part.compress_size
        ):
            raise Found("bomb", limit=limits.unpacked)


def _refuse_parts(parts: list[zipfile.ZipInfo]) -> None:
    names = [part.filename for part in parts]
    if len(set(names)) != len(names):
        raise Found("broken")
    if parts and min(part.header_offset for part in parts) != 0:
        raise Found("disguise", hidden="ZIP")
    for part in parts:
        if part.flag_bits & 1:
            raise Found("locked")
        if (
            part.filename.startswith(("/", "\\"))
            or ".." in re.split(r"[/\\]", part.filename)
            or ":" in part.filename[:3]
        ):
            raise Found("escaping_name", part=part.filename[:80])
        if _MACROS.search(part.filename):
            raise Found("macros")
        if _RUNS.search(part.filename) and not _PRINTER.search(part.filename):
            raise Found("stowaway", part=part.filename[-80:])


def _look_at(package: zipfile.ZipFile, part: zipfile.ZipInfo, name: str, budget: int) -> int:
    """Unpack one part within the budget and return its real size; headers may lie about it."""
    with package.open(part) as stream:
        content = stream.read(budget + 1)
    if len(content) > budget:
        raise Found("bomb", limit=budget)
    if part.filename.endswith((".xml", ".rels", ".rdf", ".vml")):
        _refuse_markup(part.filename, content, name)
    return len(content)


def _refuse_markup(file_name: str, content: bytes, name: str) -> None:
    text = content.replace(b"\x00", b"")
    if _DTD.search(text):
        raise Found("entities")
    if file_name.endswith(".rels"):
        _refuse_remote(text)
    if _has_commands(file_name, text, name):
        raise Found("macros")
    if ACTIVE.search(text):
        raise Found("disguise", hidden="script")


def _refuse_remote(text: bytes) -> None:
    for link in _REMOTE.findall(text):
        if not _LINK.search(link):
            raise Found("remote_part")


def _has_commands(file_name: str, text: bytes, name: str) -> bool:
    if file_name == "[Content_Types].xml" and b"macroenabled" in text.lower():
        return True
    if name == "odt" and _LISTENERS.search(text):
        return True
    return bool(_DDE.search(text))


def _refuse_wrong_kind(package: zipfile.ZipFile, name: str) -> None:
    names = package.namelist()
    if _HEART[name] not in names:
        raise Found("mismatch", ending=name, found="ZIP")
    if name == "odt":
        if "mimetype" not in names or package.read("mimetype").strip() != _ODT:
            raise Found("mismatch", ending=name, found="ZIP")
    elif "[Content_Types].xml" not in names:
        raise Found("mismatch", ending=name, found="ZIP")
