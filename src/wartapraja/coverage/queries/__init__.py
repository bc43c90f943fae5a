"""What can be asked of this room."""

from wartapraja.coverage.queries.availability import availability, clashes_of
from wartapraja.coverage.queries.schedule import (
    event_of_case,
    events_between,
    month_of,
    undated,
)

__all__ = [
    "availability",
    "clashes_of",
    "event_of_case",
    "events_between",
    "month_of",
    "undated",
]
