"""How events read on a page."""

from typing import Any
from zoneinfo import ZoneInfo

from django import template

from wartapraja.coverage.queries.availability import spoken

register = template.Library()


@register.simple_tag
def event_time(event: Any, zone: str) -> str:
    """When an event is, by the office's wall clock."""
    return spoken(event, ZoneInfo(zone))
