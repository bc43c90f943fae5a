"""A working week as an office writes it: for each ISO weekday the stretches in which it works.

``{"1": [["07:30", "12:00"], ["13:00", "16:00"]], …}``: Monday is 1; a day that is absent is free.
"""

from datetime import time
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


def _week(plain: list[list[str]], friday: list[list[str]]) -> dict[str, Any]:
    return {**{str(day): plain for day in range(1, 5)}, "5": friday}


def default_week() -> dict[str, Any]:
    """37 h 30 min. Follows: Perpres 21/2023: from 07.30, a break of 60 minutes, on Friday of 90."""
    return _week([["07:30", "12:00"], ["13:00", "16:00"]], [["07:30", "11:30"], ["13:00", "16:30"]])


def default_ramadan_week() -> dict[str, Any]:
    """32 h 30 min. Follows: Perpres 21/2023: from 08.00, a break of 30 minutes, on Friday of 60."""
    return _week([["08:00", "12:00"], ["12:30", "15:00"]], [["08:00", "11:30"], ["12:30", "15:30"]])


def stretches(week: dict[str, Any]) -> dict[int, tuple[tuple[time, time], ...]]:
    """The week as times; weekday 1 is Monday.

    Raises:
        ValueError: a day or a time that is none.
    """
    return {
        int(day): tuple(
            (time.fromisoformat(start), time.fromisoformat(end)) for start, end in spans
        )
        for day, spans in week.items()
    }


def check_week(week: Any) -> None:
    """Refuse a week whose days, times or order are wrong, naming the day."""
    try:
        days = stretches(week)
    except (ValueError, TypeError, AttributeError):
        raise ValidationError(
            _('Write each weekday as "1": [["07:30", "12:00"], ["13:00", "16:00"]].')
        ) from None
    for day, spans in days.items():
        bounds = [bound for span in spans for bound in span]
        if not 1 <= day <= 7 or bounds != sorted(set(bounds)):
            raise ValidationError(
                _("Day %(day)s: stretches must follow one another and none may be empty."),
                params={"day": day},
            )
    if not any(days.values()):
        raise ValidationError(_("At least one day must have working time."))
