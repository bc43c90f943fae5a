"""What can be asked of this room."""

from wartapraja.coverage.queries.availability import availability, clashes_of, untimed
from wartapraja.coverage.queries.material import filed, filing_of, items_of
from wartapraja.coverage.queries.schedule import (
    days_of,
    draft_by_key,
    drafts,
    equipment_of,
    event_of_case,
    events_between,
    holidays_between,
    month_of,
    undated,
)

__all__ = [
    "availability",
    "clashes_of",
    "days_of",
    "draft_by_key",
    "drafts",
    "equipment_of",
    "event_of_case",
    "events_between",
    "filed",
    "filing_of",
    "holidays_between",
    "items_of",
    "month_of",
    "undated",
    "untimed",
]
