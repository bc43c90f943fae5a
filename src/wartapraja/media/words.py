"""Words for codes that the worker leaves."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REASONS: dict[str, Promise | str] = {
    "": "",
    "stopped": _("Somebody stopped the conversion."),
    "cannot_convert": _("The video cannot be converted. Save it as MP4 (H.264) and upload that."),
}


def reason_words(code: str) -> str:
    """The sentence for a reason code of a video; the code itself when it is unknown."""
    return str(REASONS.get(code, code))


def duration_words(seconds: float) -> str:
    """Minutes and seconds, as players show them."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"
