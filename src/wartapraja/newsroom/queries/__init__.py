"""What can be asked of the newsroom. The public process reads this too, so nothing here knows of cases."""

from wartapraja.newsroom.queries.articles import (
    any_article,
    article_of_case,
    categories,
    live_article_at,
    plain_text,
    public_path,
    public_url,
    published,
    trail,
)
from wartapraja.newsroom.queries.desks import incoming_revision, last_pin, pinned_revision
from wartapraja.newsroom.queries.emergencies import (
    may_publish_in_emergency,
    open_second_looks,
    second_lookers,
)
from wartapraja.newsroom.queries.gaps import publication_gaps
from wartapraja.newsroom.queries.revisions import revision_sha256

__all__ = [
    "any_article",
    "article_of_case",
    "categories",
    "incoming_revision",
    "last_pin",
    "live_article_at",
    "may_publish_in_emergency",
    "open_second_looks",
    "pinned_revision",
    "plain_text",
    "public_path",
    "public_url",
    "publication_gaps",
    "published",
    "revision_sha256",
    "second_lookers",
    "trail",
]
