"""X (formerly Twitter), by hand: every post with a link that a program makes is charged."""

import re

from django.utils.translation import gettext_lazy as _

from wartapraja.distribution.channel import Channel, Story, query

ADDRESS = re.compile(r"https?://\S+")
ADDRESS_COUNTS = 23
"""Every address counts as 23 characters, however long it is."""


class X(Channel):
    """X."""

    title = "X (Twitter)"
    hosts = frozenset({"x.com", "twitter.com"})
    limit = 280
    hint = _("Open the post window; the text and the address are in it already.")

    def text(self, story: Story) -> str:
        """The title, shortened so that the address still fits."""
        room = 280 - ADDRESS_COUNTS - 1
        title = story.title if len(story.title) <= room else story.title[: room - 1].rstrip() + "…"
        return f"{title} {story.url}"

    def length(self, text: str) -> int:
        """Characters with each address counted as 23."""
        return len(ADDRESS.sub("a" * ADDRESS_COUNTS, text))

    def share_url(self, story: Story) -> str:
        """The post window with the words and the address."""
        return query(
            "https://x.com/intent/post",
            text=self.text(story).removesuffix(story.url).strip(),
            url=story.url,
        )
