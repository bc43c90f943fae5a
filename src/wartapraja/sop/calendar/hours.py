"""Hours of work: by weekday, from a date on, and in Ramadan."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Working time without a break, from `start` to before `end`, in local time of the office."""

    start: time
    end: time

    @property
    def minutes(self) -> int:
        """Length in minutes."""
        hours = self.end.hour - self.start.hour
        return hours * 60 + self.end.minute - self.start.minute


Week = tuple[tuple[Span, ...], ...]
"""Seven days, Monday first, each with its spans; an empty day is not worked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklyHours:
    """The office's usual week, from a date until the next one begins."""

    valid_from: date
    days: Week


@dataclass(frozen=True, slots=True, kw_only=True)
class Ramadan:
    """One year's month of fasting, first and last day included, with its own hours."""

    start: date
    end: date
    days: Week


def spans(text: str) -> tuple[Span, ...]:
    """Spans written as "07:30-12:00 13:00-16:00"; an empty text is a day off.

    Raises:
        ValueError: a time is none, or the spans overlap or run backwards.
    """
    pairs = [part.split("-") for part in text.split()]
    found = tuple(
        Span(start=time.fromisoformat(start), end=time.fromisoformat(end)) for start, end in pairs
    )
    edges = [edge for span in found for edge in (span.start, span.end)]
    if edges != sorted(edges) or any(span.start == span.end for span in found):
        raise ValueError(f"The hours {text!r} overlap or run backwards.")
    return found


def week(usual: str, friday: str, saturday: str = "", sunday: str = "") -> Week:
    """A week of one pattern from Monday to Thursday and another on Friday."""
    return (*(spans(usual),) * 4, spans(friday), spans(saturday), spans(sunday))


PERPRES_WEEK = week("07:30-12:00 13:00-16:00", "07:30-11:30 13:00-16:30")
"""37 h 30 min a week from 07.30, break 60 minutes, on Friday 90.

Follows: Perpres 21/2023 (the times of day that add up to it are the office's to set).
"""

PERPRES_RAMADAN = week("08:00-12:00 12:30-15:00", "08:00-11:30 12:30-15:30")
"""32 h 30 min a week from 08.00, break 30 minutes, on Friday 60.

Follows: Perpres 21/2023.
"""

PERPRES_WEEKLY = WeeklyHours(valid_from=date(2023, 4, 12), days=PERPRES_WEEK)
