"""What a refusal says to a person: what is wrong, with the value, and what to do."""

from collections.abc import Mapping
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wartapraja.media.gate.verdicts import Refusal

SENTENCES: Mapping[str, Promise | str] = {
    "empty": _(
        "“%(name)s” is empty (0 bytes). Choose the file again; it may not have been copied completely."
    ),
    "too_large": _(
        "“%(name)s” is larger than %(limit)s. Make it smaller or cut it into parts, then upload it again."
    ),
    "request_too_large": _(
        "What you sent is %(size)s, more than the %(limit)s that one upload may have. Nothing was stored. Go back and send a smaller file."
    ),
    "forbidden": _(
        "“%(name)s” is %(found)s; such files are not accepted. Save it as one of: %(allowed)s."
    ),
    "not_allowed": _(
        "“%(name)s” ends in “.%(ending)s”, which is not accepted here. Accepted: %(allowed)s."
    ),
    "mismatch": _(
        "“%(name)s” ends in “.%(ending)s” but its content is %(found)s. Open it in the program that made it, save it in its true format and upload that."
    ),
    "truncated": _(
        "“%(name)s” ends too early: part of it is missing. Copy it again from the camera, phone or e-mail and upload the whole file."
    ),
    "broken": _(
        "“%(name)s” is damaged and cannot be read. Open it, save it anew and upload that copy."
    ),
    "too_hard": _(
        "“%(name)s” takes too long or too much memory to read. Save it anew at a normal size and upload that copy."
    ),
    "metadata_bomb": _(
        "“%(name)s” carries more hidden data (%(size)s) than the %(limit)s that are accepted. Save it anew without metadata."
    ),
    "too_many_frames": _(
        "“%(name)s” has more than %(limit)s moving frames. Upload it as a video, or save one frame as a picture."
    ),
    "too_many_pixels": _(
        "“%(name)s” has too many pixels (%(width)s × %(height)s); at most %(limit)s are accepted. Make it smaller and upload it again."
    ),
    "disguise": _(
        "“%(name)s” hides something else inside (%(hidden)s). Open the picture or paper, save it anew and upload that copy."
    ),
    "locked": _(
        "“%(name)s” is locked with a password, so it cannot be checked. Remove the password and upload it again."
    ),
    "acting_pdf": _(
        "“%(name)s” is a PDF that holds %(holds)s. Print it to a new PDF and upload that."
    ),
    "bomb": _(
        "“%(name)s” would unpack to more than is accepted (%(limit)s). Save it anew and upload that copy."
    ),
    "escaping_name": _(
        "“%(name)s” holds a part with a forbidden name (%(part)s). Open the paper, save it anew and upload that copy."
    ),
    "macros": _(
        "“%(name)s” holds macros or automatic commands. Save it without macros (docx, xlsx or odt) and upload that."
    ),
    "stowaway": _(
        "“%(name)s” holds another program or file inside (%(part)s). Remove it from the paper and upload it again."
    ),
    "entities": _(
        "“%(name)s” holds definitions that read other files (DOCTYPE or ENTITY). Open it, save it anew and upload that copy."
    ),
    "remote_part": _(
        "“%(name)s” fetches a part, such as its template or a picture, from another address. Insert that part in the paper itself and upload it again."
    ),
    "not_text": _("“%(name)s” is not plain text. Save it as text in UTF-8 and upload that."),
    "formula": _(
        "“%(name)s” has a formula in row %(row)s (%(cell)s) that could start commands. Replace formulas by their values and upload it again."
    ),
    "captions": _(
        "“%(name)s”, line %(line)s: %(wrong)s Mend that line and upload the captions again."
    ),
    "no_video": _(
        "“%(name)s” holds no video that can be read. Choose the video itself, or save it as MP4 and upload that."
    ),
    "too_long": _(
        "“%(name)s” lasts %(minutes)s minutes; at most %(limit)s are accepted. Cut it and upload the part you need."
    ),
}

WORDS: Mapping[str, Promise | str] = {
    "program": _("a program or script"),
    "svg": _("an SVG drawing, which can hold scripts"),
    "page": _("a web page or script"),
    "oldoffice": _("an old Office file (doc, xls, ppt)"),
    "archive": _("an archive"),
    "flash": _("a Flash film"),
    "eps": _("an EPS or PostScript file"),
    "psd": _("a Photoshop file"),
    "tiff": _("a TIFF picture"),
    "bmp": _("a BMP picture"),
    "ico": _("an icon"),
    "heic": _("a HEIC picture"),
    "raw": _("a raw camera picture"),
    "rtf": _("an RTF text"),
    "jpeg": _("a JPEG picture"),
    "png": _("a PNG picture"),
    "gif": _("a GIF picture"),
    "webp": _("a WebP picture"),
    "avif": _("an AVIF picture"),
    "riff": _("a sound or film in a RIFF file"),
    "pdf": _("a PDF"),
    "mp4": _("an MP4 video"),
    "webm": _("a WebM video"),
    "text": _("plain text"),
    "unknown": _("of no known type"),
    "zip": _("a ZIP package"),
    "ZIP": _("a ZIP package"),
    "PDF": _("a PDF"),
    "script": _("a script"),
    "file": _("another file"),
    "form": _("a form that sends data"),
    "filters": _("packing that hides its content"),
    "no_header": _("the file does not begin with WEBVTT."),
    "no_cue": _("there is no caption."),
    "timing": _("the times are not written as 00:00:01.000 --> 00:00:03.000."),
    "end_before_start": _("the caption ends before it begins."),
    "order": _("the caption begins before the one above it."),
    "too_many_lines": _("the caption has more than two lines."),
}
_TRANSLATED = ("found", "hidden", "holds", "wrong")
_BYTES = {
    "too_large": ("size", "limit"),
    "request_too_large": ("size", "limit"),
    "metadata_bomb": ("size", "limit"),
    "bomb": ("limit",),
}
_FACTS = (
    "name",
    "size",
    "limit",
    "found",
    "ending",
    "allowed",
    "width",
    "height",
    "hidden",
    "holds",
    "part",
    "row",
    "cell",
    "line",
    "wrong",
    "minutes",
)


def sentence(refusal: Refusal) -> str:
    """The whole sentence in the reader's language."""
    facts: dict[str, Any] = {**dict.fromkeys(_FACTS, ""), **refusal.facts}
    for key in _TRANSLATED:
        facts[key] = WORDS.get(str(facts[key]), facts[key])
    for key in _BYTES.get(refusal.code, ()):
        if isinstance(facts[key], int) and facts[key] > 10_000:
            facts[key] = filesizeformat(facts[key])
    return str(SENTENCES[refusal.code]) % facts
