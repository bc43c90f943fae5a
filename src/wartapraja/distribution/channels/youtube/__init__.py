"""YouTube, by hand: the video is uploaded in Studio with the words made ready here."""

from django.utils.translation import gettext_lazy as _

from wartapraja.distribution.channel import Channel, Story


class YouTube(Channel):
    """YouTube."""

    title = "YouTube"
    hosts = frozenset({"youtube.com", "youtu.be"})
    limit = 5_000
    hint = _(
        "Upload the video in YouTube Studio, paste this text as its description, then paste the address of the video here."
    )

    def share_url(self, story: Story) -> str:
        """Studio's upload page; it takes nothing with it."""
        return "https://studio.youtube.com/"
