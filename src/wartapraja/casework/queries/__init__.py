"""What can be asked of casework, without changing anything."""

from wartapraja.casework.queries.cases import case_events, is_closed, open_turn, visible_cases
from wartapraja.casework.queries.desk import Desk, desk_of, waiting_for
from wartapraja.casework.queries.page import CasePage, activity_of, case_page
from wartapraja.casework.queries.trail import trail_of

__all__ = [
    "CasePage",
    "Desk",
    "activity_of",
    "case_events",
    "case_page",
    "desk_of",
    "is_closed",
    "open_turn",
    "trail_of",
    "visible_cases",
    "waiting_for",
]
