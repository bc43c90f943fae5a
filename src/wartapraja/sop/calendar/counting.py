"""Counting working time: due times, working minutes, and the day-by-day answer to "why then?".

A due time is the end of its own explanation, so the two can never disagree.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from wartapraja.sop.calendar.office import Closing, OfficeCalendar, OfficeDay
from wartapraja.sop.definition import StandardTime
from wartapraja.sop.interval import Interval
from wartapraja.sop.terms import CLOCK_UNITS, TIMED_KINDS, Unit

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedDay:
    """One date between the beginning of a clock and its due time."""

    day: date
    closed: Closing | None
    """Why the office does not work that day; None when it does."""
    note: str
    """Name of a day in the holiday table that counts as a working day all the same."""
    ramadan: bool
    intervals: tuple[Interval, ...]
    """Working time that counted on this day, in local time."""
    minutes: int
    """Working minutes counted on this day."""
    total_minutes: int
    """Working minutes counted so far; seconds are dropped from the total only."""
    working_day: int | None
    """Number of this day when days are counted; None for day zero and days that do not count."""
    due: datetime | None
    """The due time, on the last day."""


def due(calendar: OfficeCalendar, opened_at: datetime, standard: StandardTime) -> datetime | None:
    """When a step opened at that instant should be done; None when the standard sets no time.

    Minutes and hours are working time. Days and weeks are working days: the day of opening is day
    zero, the first working day after it is day one, and the step is due when the office closes on
    the last of them. A week counts as many days as the office works in one. Of a range, the upper
    bound counts. Opened on Monday 16 March 2026 with three days, a step is due on Thursday 26
    March, because Nyepi, Idulfitri and their *cuti bersama* lie between.

    Raises:
        CalendarEnds: the count runs past the last day the calendar knows.

    Follows: Perpres 21/2023 (hours); SKB on libur nasional and cuti bersama of the year.
    """
    return due_over(calendar, (Interval(start=opened_at),), standard)


def due_over(
    calendar: OfficeCalendar, stretches: Iterable[Interval], standard: StandardTime
) -> datetime | None:
    """The same for a clock that was stopped in between.

    Args:
        calendar: the office's.
        stretches: when the clock ran, in order (`engine.worked_intervals`).
        standard: the standard time of the step.

    Returns:
        The due time; None when there is no standard, or while the clock stands still.

    Raises:
        CalendarEnds: the count runs past the last day the calendar knows.
    """
    days = _walk(calendar, tuple(stretches), standard)
    return next((day.due for day in days if day.due is not None), None)


def explain(
    calendar: OfficeCalendar,
    opened_at: datetime,
    standard: StandardTime,
    stretches: Iterable[Interval] = (),
) -> tuple[ExplainedDay, ...]:
    """Every date from the opening to the due time, with what counted on it and why not.

    Args:
        calendar: the office's.
        opened_at: when the step was opened.
        standard: the standard time of the step.
        stretches: when the clock ran, when it was stopped in between.

    Raises:
        CalendarEnds: the count runs past the last day the calendar knows.
    """
    return tuple(_walk(calendar, tuple(stretches) or (Interval(start=opened_at),), standard))


def add_working_minutes(calendar: OfficeCalendar, start: datetime, minutes: int) -> datetime:
    """The instant at which that many working minutes after `start` are full; `start` for none.

    A count that is full when the office closes ends there, not on the next morning.

    Raises:
        CalendarEnds: the count runs past the last day the calendar knows.
    """
    left, instant = timedelta(minutes=minutes), calendar.local(start)
    if minutes <= 0:
        return instant
    stretch = (Interval(start=start),)
    for day in _days(calendar, instant.date()):
        for piece in _counted(calendar, day, stretch):
            if _length(piece) >= left:
                return piece.start + left
            left -= _length(piece)
    raise AssertionError("A calendar ends with CalendarEnds.")


def add_working_days(calendar: OfficeCalendar, received: date, days: int) -> date:
    """The last day on which an answer is still in time.

    The day of receipt is day zero; the first working day after it is day one. A request that
    arrives on a Saturday therefore falls due with one that arrived the Friday before.

    Args:
        calendar: holidays and working weekdays of the office.
        received: local date of receipt in the office's time zone.
        days: 0 or more; `received` itself for 0.

    Raises:
        CalendarEnds: the count runs past the last day the calendar knows.
    """
    day = received
    while days > 0:
        day += _DAY
        days -= calendar.is_working_day(day)
    return day


def working_days_between(calendar: OfficeCalendar, start: date, end: date) -> int:
    """Working days after `start` up to and including `end`; 0 when `end` is not later.

    Raises:
        CalendarEnds: `end` lies after the last day the calendar knows.
    """
    days = (start + _DAY * number for number in range(1, (end - start).days + 1))
    return sum(calendar.is_working_day(day) for day in days)


def working_minutes(calendar: OfficeCalendar, start: datetime, end: datetime) -> int:
    """Full working minutes from `start` to `end`: seconds are summed, then the rest is dropped.

    0 when `end` is not later than `start`.

    Raises:
        CalendarEnds: `end` lies after the last day the calendar knows.
    """
    last, total = calendar.local(end).date(), timedelta()
    stretch = (Interval(start=start, end=end),)
    day = calendar.local(start).date()
    while day <= last:
        pieces = _counted(calendar, calendar.day(day), stretch)
        total += sum((_length(piece) for piece in pieces), timedelta())
        day += _DAY
    return total // timedelta(minutes=1)


def nominal_minutes(calendar: OfficeCalendar, standard: StandardTime) -> int:
    """Working minutes that a standard stands for: its upper bound; 0 when it sets none.

    A day is the average day of the office's usual week, a week as many of them as it works.
    """
    if standard.kind not in TIMED_KINDS or standard.max is None:
        return 0
    if standard.unit in CLOCK_UNITS:
        return standard.max * (60 if standard.unit is Unit.HOUR else 1)
    return _days_of(calendar, standard) * calendar.day_minutes


def _days_of(calendar: OfficeCalendar, standard: StandardTime) -> int:
    return (standard.max or 0) * (calendar.week_days if standard.unit is Unit.WEEK else 1)


def _days(calendar: OfficeCalendar, first: date) -> Iterator[OfficeDay]:
    """The office's days from a date on, until the calendar ends."""
    day = first
    while True:
        yield calendar.day(day)
        day += _DAY


def _length(piece: Interval) -> timedelta:
    """Real time between its ends, also over a change of the zone's offset."""
    if piece.end is None:
        raise ValueError("A counted interval has an end.")
    return piece.end.astimezone(UTC) - piece.start.astimezone(UTC)


def _counted(
    calendar: OfficeCalendar, day: OfficeDay, stretches: tuple[Interval, ...]
) -> tuple[Interval, ...]:
    """The parts of the day's working hours in which the clock ran."""
    pieces = []
    for span in calendar.worked(day):
        for stretch in stretches:
            start = max(span.start, calendar.local(stretch.start))
            ends = [end for end in (span.end, stretch.end) if end is not None]
            end = min(calendar.local(end) for end in ends)
            if start < end:
                pieces.append(Interval(start=start, end=end))
    return tuple(pieces)


def _walk(
    calendar: OfficeCalendar, stretches: tuple[Interval, ...], standard: StandardTime
) -> Iterator[ExplainedDay]:
    if standard.kind not in TIMED_KINDS or not standard.max:
        return
    first = calendar.local(stretches[0].start).date()
    stopped = stretches[-1].end
    last = calendar.local(stopped).date() if stopped else None
    count = _Count(calendar=calendar, standard=standard, zero=first)
    for day in _days(calendar, first):
        if last is not None and day.day > last:
            return
        explained = count.day(day, _counted(calendar, day, stretches))
        yield explained
        if explained.due is not None:
            return


class _Count:
    """The running total of a walk through the days."""

    def __init__(self, *, calendar: OfficeCalendar, standard: StandardTime, zero: date) -> None:
        self.calendar = calendar
        self.zero = zero
        self.by_clock = standard.unit in CLOCK_UNITS
        minutes = nominal_minutes(calendar, standard)
        self.wanted = timedelta(minutes=minutes) if self.by_clock else None
        self.days = 0 if self.by_clock else _days_of(calendar, standard)
        self.total = timedelta()
        self.number = 0

    def day(self, day: OfficeDay, pieces: tuple[Interval, ...]) -> ExplainedDay:
        """Count one more day."""
        before, due_at = self.total, None
        if self.wanted is not None:
            pieces, due_at = self._clock(pieces, self.wanted)
        counts = not self.by_clock and day.day > self.zero and self._to_the_end(day, pieces)
        self.number += counts
        if counts and self.number == self.days:
            due_at = pieces[-1].end
        self.total = before + sum((_length(piece) for piece in pieces), timedelta())
        minute = timedelta(minutes=1)
        return ExplainedDay(
            day=day.day,
            closed=day.closed,
            note=day.holiday.name if day.holiday and not day.closed else "",
            ramadan=day.ramadan,
            intervals=pieces,
            minutes=self.total // minute - before // minute,
            total_minutes=self.total // minute,
            working_day=self.number if counts else None,
            due=due_at,
        )

    def _to_the_end(self, day: OfficeDay, pieces: tuple[Interval, ...]) -> bool:
        """Whether the clock still ran when the office closed: only then a day is counted."""
        worked = self.calendar.worked(day)
        return bool(pieces) and pieces[-1].end == worked[-1].end

    def _clock(
        self, pieces: tuple[Interval, ...], wanted: timedelta
    ) -> tuple[tuple[Interval, ...], datetime | None]:
        """The pieces up to the moment at which the wanted time is full."""
        kept: list[Interval] = []
        left = wanted - self.total
        for piece in pieces:
            if _length(piece) >= left:
                full = piece.start + left
                return (*kept, Interval(start=piece.start, end=full)), full
            kept.append(piece)
            left -= _length(piece)
        return tuple(kept), None
