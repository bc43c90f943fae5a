"""The newsroom's part of the demo: the pages that a site stands on."""

from typing import Any

from wartapraja.newsroom.commands import set_up_site


def load(office: Any) -> None:
    """Set the site up; safe to repeat."""
    set_up_site(title=office.site_name or office.name)
