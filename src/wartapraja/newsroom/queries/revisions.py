"""What identifies the content of a revision."""

import hashlib
import json
from typing import Any

CONTENT = (
    "title",
    "slug",
    "seo_title",
    "search_description",
    "intro",
    "body",
    "cover",
    "category",
    "office",
    "unit",
    "event_date",
    "event_place",
    "tagged",
)
"""What the public will see of an article; bookkeeping, comments and locks are left out."""


def revision_sha256(revision: Any) -> str:
    """SHA-256 over everything that a reader will see of a revision: 64 hex digits, the same on every machine."""
    content = {name: revision.content.get(name) for name in CONTENT}
    content["tagged"] = sorted(str(row.get("tag")) for row in content["tagged"] or [])
    canonical = json.dumps(
        content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str
    )
    return hashlib.sha256(canonical.encode()).hexdigest()
