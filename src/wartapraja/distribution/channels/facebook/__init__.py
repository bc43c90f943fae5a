"""Facebook Page, by hand: the share window takes only the address; the words are copied."""

from django.utils.translation import gettext_lazy as _

from wartapraja.distribution.channel import Channel, Story, query


class Facebook(Channel):
    """Facebook."""

    title = "Facebook"
    hosts = frozenset({"facebook.com", "fb.watch", "fb.com"})
    limit = 63_206
    hint = _(
        "Open the share window, choose the Page, paste the text, then paste the address of the post here."
    )

    def share_url(self, story: Story) -> str:
        """The share window with the article's address; Facebook takes picture and title from the page itself."""
        return query("https://www.facebook.com/sharer/sharer.php", u=story.url)
