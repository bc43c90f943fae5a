"""What can be done to pages."""

from wartapraja.newsroom.commands.site import set_up_site

__all__ = ["set_up_site"]
