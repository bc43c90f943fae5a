"""Ink on paper: the printed letter comes back as a scan."""

from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from wartapraja.letters.signing.asking import CannotSign

LARGEST = 25 * 1024 * 1024
"""Bytes of the largest scan."""
DPI = 200


def take_scan(content: bytes) -> bytes:
    """The scan as PDF: as it came, or a photograph of the page made into one.

    Raises:
        CannotSign: it is neither a PDF nor a picture, or too large.
    """
    if not content:
        raise CannotSign(_("Upload the scan of the signed letter."), "scan")
    if len(content) > LARGEST:
        raise CannotSign(
            _("The scan has %(size)s MB; at most 25 MB. Scan it in 200 dpi.")
            % {"size": len(content) // 1_048_576},
            "scan",
        )
    if content.startswith(b"%PDF-"):
        return content
    try:
        with Image.open(BytesIO(content)) as picture:
            page = BytesIO()
            picture.convert("RGB").save(page, "PDF", resolution=DPI)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError):
        raise CannotSign(
            _("The scan is neither a PDF nor a picture that can be read. Scan the letter again."),
            "scan",
        ) from None
    return page.getvalue()
