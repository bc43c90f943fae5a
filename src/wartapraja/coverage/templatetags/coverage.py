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


@register.simple_tag
def event_hours(event: Any, zone: str) -> str:
    """The hours alone: ``08.00``; for a whole day nothing."""
    if event.all_day or event.starts is None:
        return ""
    return f"{event.starts.astimezone(ZoneInfo(zone)):%H.%M}"
