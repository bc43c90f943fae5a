"""Names of states, formats and sizes."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wartapraja.media.gate.verdicts import Kind

WIDTHS = (320, 640, 960, 1280, 1920)
# By the eye and by weight at 640 px: lower is seen, higher is only heavier.
SPECS = {
    "avif": "format-avif|avifquality-55",
    "webp": "format-webp|webpquality-78",
    "jpeg": "format-jpeg|jpegquality-80",
}
MIMES = {
    "avif": "image/avif",
    "webp": "image/webp",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
}
FALLBACK_WIDTH = 960
VIDEO_SIDE = 1280

__all__ = ["FALLBACK_WIDTH", "MIMES", "SPECS", "VIDEO_SIDE", "WIDTHS", "Kind", "VideoStatus"]


class VideoStatus(TextChoices):
    """How far the worker is with a video."""

    QUEUED = "queued", _("waiting for the worker")
    PROCESSING = "processing", _("being converted")
    READY = "ready", _("ready")
    FAILED = "failed", _("failed")
