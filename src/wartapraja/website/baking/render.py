"""Rendering a public page: in Indonesian, in the site's zone, with no request behind it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone, translation

from wartapraja.organisation import queries as organisation


@contextmanager
def in_site_zone() -> Iterator[None]:
    """Indonesian, and months that end when they end at the site's office."""
    office = organisation.site_office()
    zone = office.zone if office else "Asia/Jakarta"
    with translation.override("id"), timezone.override(zone):
        yield


def as_html(template: str, context: dict[str, Any]) -> bytes:
    """A public page as bytes; it depends on the data alone, so the same data gives the same bytes."""
    with in_site_zone():
        return render_to_string(template, context).encode()
