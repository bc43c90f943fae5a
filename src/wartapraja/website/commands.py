"""What can be done to the public site as a whole."""

import hashlib
from datetime import datetime

from django.conf import settings

from wartapraja.website.baking import bakery, targets
from wartapraja.website.front.layout import file_of
from wartapraja.website.models import BakedPage

__all__ = ["bake_lists", "bake_site", "compare_with_manifest"]

bake_site = bakery.bake_site


def bake_lists(at: datetime) -> int:
    """Bake everything but the articles: front page, lists, feed, sitemap; returns how many files."""
    return bakery.bake([each for each in targets.of_site() if each.page is None], at)


def compare_with_manifest() -> list[dict[str, str]]:
    """Which public files are not what was baked: missing, or changed by somebody else.

    Returns:
        One dictionary a finding, with ``path`` and ``what``.
    """
    findings = []
    for baked in BakedPage.objects.iterator(chunk_size=1000):
        file = file_of(settings.BAKED_ROOT, baked.path)
        if not file.is_file():
            findings.append({"path": baked.path, "what": "hilang / missing"})
        elif hashlib.sha256(file.read_bytes()).hexdigest() != baked.sha256:
            findings.append({"path": baked.path, "what": "berubah / changed"})
    return findings
