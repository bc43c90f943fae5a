"""Google+, which the document of 2020 names and which had closed the year before. The line stays, with its reason."""

from django.utils.translation import gettext_lazy as _

from wartapraja.distribution.channel import Channel


class GooglePlus(Channel):
    """Google+."""

    title = "Google+ (GPlus)"
    closed = _(
        "Closed by its owner on 2 April 2019. There is nothing to post; the line of the document is kept. Name its replacement when the SOP is revised."
    )
