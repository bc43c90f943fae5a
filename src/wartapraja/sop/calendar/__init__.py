"""The office's working calendar: from a standard to a due time, from an interval to minutes.

Instants are aware of their time zone; answers are in the office's own. Values come in, no clock.
"""

from wartapraja.sop.calendar.counting import (
    ExplainedDay,
    add_working_days,
    add_working_minutes,
    due,
    due_over,
    explain,
    nominal_minutes,
    working_days_between,
    working_minutes,
)
from wartapraja.sop.calendar.hours import (
    PERPRES_RAMADAN,
    PERPRES_WEEK,
    PERPRES_WEEKLY,
    Ramadan,
    Span,
    Week,
    WeeklyHours,
    week,
)
from wartapraja.sop.calendar.office import (
    CalendarEnds,
    Closing,
    Holiday,
    OfficeCalendar,
    OfficeDay,
    holiday_table,
)

__all__ = [
    "PERPRES_RAMADAN",
    "PERPRES_WEEK",
    "PERPRES_WEEKLY",
    "CalendarEnds",
    "Closing",
    "ExplainedDay",
    "Holiday",
    "OfficeCalendar",
    "OfficeDay",
    "Ramadan",
    "Span",
    "Week",
    "WeeklyHours",
    "add_working_days",
    "add_working_minutes",
    "due",
    "due_over",
    "explain",
    "holiday_table",
    "nominal_minutes",
    "week",
    "working_days_between",
    "working_minutes",
]
