"""One sentence for each refusal and each warning: what is wrong, the value, what to do."""

from collections.abc import Callable, Mapping

from wartapraja.newsroom.manuscript.types import Caution, Fact, Facts, Unreadable

Gettext = Callable[[str], str]


def gettext_noop(message: str) -> str:
    """Mark a message for the catalogue; it is translated when the sentence is made."""
    return message


REFUSALS: Mapping[str, str] = {
    "not_a_zip": gettext_noop(
        "This is not a Word or ODT file, or it arrived incomplete. Open it in Word or LibreOffice, save it as .docx or .odt, and upload it again."
    ),
    "not_a_document": gettext_noop(
        "This is %(kind)s, not a Word or ODT text. Save the text as .docx or .odt and upload that file."
    ),
    "legacy_doc": gettext_noop(
        "This is a Word file in the format used before 2007 (.doc). Open it in Word, choose Save As, Word Document (.docx), and upload that file."
    ),
    "encrypted": gettext_noop(
        "This file is protected with a password. Remove the password in Word or LibreOffice and upload it again."
    ),
    "too_large": gettext_noop(
        "This file is %(size_mb)s MB; at most %(limit_mb)s MB can be taken. Make the pictures smaller, or upload them on their own."
    ),
    "bomb_size": gettext_noop(
        "The part “%(part)s” of this file unpacks to more than %(limit_mb)s MB, so it was not opened. Make the pictures smaller or split the text, and upload it again."
    ),
    "bomb_ratio": gettext_noop(
        "The part “%(part)s” of this file unpacks to %(ratio)s times its size (at most %(limit)s), as in files made to bring a computer down. It was not opened; ask its sender for the original."
    ),
    "too_many_parts": gettext_noop(
        "This file holds %(count)s parts; at most %(limit)s can be taken. Split the text into several files."
    ),
    "too_long": gettext_noop(
        "This text has more than %(limit)s elements, which is far more than an article. Split it into several files."
    ),
    "too_much_text": gettext_noop(
        "This text has %(count)s characters; at most %(limit)s can be taken. Split it into several files."
    ),
    "too_many_cells": gettext_noop(
        "A table in this file has more than %(limit)s cells. Attach it as a spreadsheet and keep a summary in the text."
    ),
    "too_deep": gettext_noop(
        "Tables or boxes in this file lie inside each other more than %(limit)s levels deep. Take them apart in Word and upload the file again."
    ),
    "external_entity": gettext_noop(
        "The part “%(part)s” of this file tries to pull in other files (an XML document type), which Word never writes. It was not opened; ask its sender for the original."
    ),
    "macros": gettext_noop(
        "This file contains macros (“%(part)s”). Save it in Word as a Word Document (.docx) without macros and upload that file."
    ),
    "remote_template": gettext_noop(
        "This file loads a template from another computer (%(address)s). Detach the template in Word (Developer, Document Template) and upload the file again."
    ),
    "ole_object": gettext_noop(
        "This file has an embedded object that can be started (“%(part)s”). Replace it with a picture of it and upload the file again."
    ),
    "alt_chunk": gettext_noop(
        "This file has another document embedded in it (“%(part)s”). Open it in Word, save it again as .docx, and upload that file."
    ),
    "unsafe_name": gettext_noop(
        "A part of this file has a name that points out of the file or hides what it is (“%(name)s”). It was not opened; ask its sender for the original."
    ),
    "damaged": gettext_noop(
        "This file is damaged at “%(part)s”. Open it in Word or LibreOffice, save it again, and upload that file."
    ),
    "no_text": gettext_noop(
        "There is no text in this file. Check that it is the right one, and upload it again."
    ),
    "timed_out": gettext_noop(
        "Reading this file took too long and was stopped. Save it again in Word or split it, and upload it again."
    ),
    "memory": gettext_noop(
        "Reading this file needed too much memory and was stopped. Make the pictures smaller or split the text, and upload it again."
    ),
    "crashed": gettext_noop(
        "This file could not be read. Open it in Word or LibreOffice, save it again as .docx or .odt, and upload that file."
    ),
}
"""Message by refusal code."""

WARNINGS: Mapping[str, str] = {
    "external_picture": gettext_noop(
        "A picture that lies elsewhere was not fetched (%(address)s). Insert the picture itself if it belongs in the article."
    ),
    "external_content": gettext_noop(
        "Content that lies elsewhere was not fetched (%(address)s). Put the text itself into the article if it belongs there."
    ),
    "embedded_file": gettext_noop(
        "Embedded files were left out: %(count)s. Attach them to the case if they are needed."
    ),
    "hidden_text": gettext_noop(
        "Text that was hidden in the file was left out: %(count)s pieces. Show it in Word if it belongs in the article."
    ),
    "equation_dropped": gettext_noop(
        "Equations were left out: %(count)s. Insert them as pictures."
    ),
    "drawing_dropped": gettext_noop(
        "Charts, diagrams or other objects were left out: %(count)s. Insert them as pictures."
    ),
    "picture_type": gettext_noop(
        "The picture “%(name)s” is of the type %(type)s, which web pages cannot show; it was left out. Save it as JPEG or PNG and add it in the editor."
    ),
    "picture_pixels": gettext_noop(
        "The picture “%(name)s” has %(megapixels)s million pixels (at most %(limit)s million); it was left out. Make it smaller and add it in the editor."
    ),
    "picture_many": gettext_noop(
        "The picture “%(name)s” was left out, since the file has more pictures than can be taken (%(limit)s were). Add it in the editor if it is needed."
    ),
    "picture_broken": gettext_noop(
        "The picture “%(name)s” is damaged or missing in the file; it was left out. Add it in the editor."
    ),
    "link_dropped": gettext_noop(
        "A link was taken off its text, because it leads neither to a web page nor to a mail address (%(address)s)."
    ),
    "merged_cells": gettext_noop(
        "A table has merged cells; they were taken apart. Check the table in the editor."
    ),
}
"""Message by warning code."""

KINDS: Mapping[str, str] = {
    "zip": gettext_noop("a ZIP or another package"),
    "pdf": gettext_noop("a PDF"),
    "rtf": gettext_noop("an RTF file"),
    "picture": gettext_noop("a picture"),
    "web_page": gettext_noop("a web page"),
    "empty": gettext_noop("an empty file"),
    "excel": gettext_noop("an Excel workbook"),
    "powerpoint": gettext_noop("a PowerPoint presentation"),
    "visio": gettext_noop("a Visio drawing"),
    "calc": gettext_noop("a Calc spreadsheet"),
    "impress": gettext_noop("an Impress presentation"),
    "draw": gettext_noop("a Draw drawing"),
    "epub": gettext_noop("an e-book"),
    "legacy_office": gettext_noop("an Office file in the format used before 2007"),
}
"""What a file is instead, by the fact ``kind``."""

_MEGABYTE = 1024 * 1024


def sentence(found: Unreadable | Caution, gettext: Gettext) -> str:
    """Say what was found in one sentence or two.

    Args:
        found: a refusal or a warning.
        gettext: translates one message.

    Returns:
        Plain text in the language of ``gettext``; facts that come from the file are one printable line each, but
        must still be escaped for HTML.
    """
    messages = REFUSALS if isinstance(found, Unreadable) else WARNINGS
    message = messages.get(found.code) or REFUSALS["crashed"]
    return gettext(message) % _Values(_spoken(found.facts, gettext))


class _Values(dict[str, str]):
    """A fact that is missing becomes a question mark rather than a second failure."""

    def __missing__(self, key: str) -> str:
        return "?"


def _spoken(facts: Facts, gettext: Gettext) -> dict[str, str]:
    spoken = {key: str(value) for key, value in facts.items()}
    for key in ("size", "limit"):
        if isinstance(facts.get(key), int):
            spoken[f"{key}_mb"] = str(_megabytes(facts[key]))
    kind = str(facts.get("kind", ""))
    spoken["kind"] = gettext(KINDS[kind]) if kind in KINDS else gettext(KINDS["zip"])
    return spoken


def _megabytes(size: Fact) -> int:
    """Round up: a file just over the limit is not said to be at it."""
    return -(-int(size) // _MEGABYTE)
