"""Pictures that letters carry: QR codes and the office's emblem."""

import io

import segno
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import storages

_SIGNATURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8")


def qr(text: str) -> str:
    """A QR code as SVG, with the quiet border that readers need."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", border=2, xmldecl=False)
    return out.getvalue().decode("ascii")


def emblem(name: str) -> str | bytes | None:
    """The emblem from the public storage; None when the office has none that paper can carry.

    A letter without emblem is better than no letter, so a lost or unreadable file is no error.
    """
    if not name:
        return None
    try:
        with storages["public"].open(name) as file:
            content: bytes = file.read(2_000_000)
    except (OSError, SuspiciousFileOperation):
        return None
    return picture(content)


def picture(content: bytes) -> str | bytes | None:
    """Bytes as Typst takes them: SVG as text, the others as they are; None for what it cannot draw."""
    if content.startswith(_SIGNATURES):
        return content
    text = content.decode("utf-8", "replace")
    return text if "<svg" in text[:2_000] else None
