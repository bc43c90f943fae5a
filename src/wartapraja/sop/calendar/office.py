"""One office's calendar and what it says of one day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from wartapraja.sop.calendar.hours import PERPRES_WEEKLY, Ramadan, Span, WeeklyHours
from wartapraja.sop.interval import Interval
from wartapraja.sop.terms import CLOSED_DAY_KINDS, DayKind


class CalendarEnds(LookupError):
    """A count ran past the last day for which the calendar knows the holidays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A row of the holiday table."""

    name: str
    kind: DayKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """Why an office is closed on a day; `kind` is None when its week has no work that day."""

    kind: DayKind | None
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeDay:
    """One date of an office."""

    day: date
    spans: tuple[Span, ...]
    """The hours in force that day, holiday or not."""
    closed: Closing | None
    holiday: Holiday | None
    """The row of the table, also when that kind of day counts as a working day."""
    ramadan: bool

    @property
    def worked(self) -> tuple[Span, ...]:
        """The hours actually worked: none when the office is closed."""
        return () if self.closed else self.spans


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeCalendar:
    """Hours, holidays and time zone of one office."""

    zone: str
    """IANA name: Asia/Jakarta (WIB), Asia/Makassar (WITA) or Asia/Jayapura (WIT)."""
    known_until: date
    """Last day for which the holidays are known; counting past it raises `CalendarEnds`."""
    weekly: tuple[WeeklyHours, ...] = (PERPRES_WEEKLY,)
    """Usual weeks in the order of their dates; the first also stands for all days before it."""
    ramadan: tuple[Ramadan, ...] = ()
    holidays: Mapping[date, Holiday] = field(default_factory=dict, hash=False)
    closed_kinds: frozenset[DayKind] = CLOSED_DAY_KINDS
    """Kinds of days on which this office is closed."""

    def day(self, day: date) -> OfficeDay:
        """What the calendar says of a date.

        Raises:
            CalendarEnds: the date lies after `known_until`.
        """
        if day > self.known_until:
            message = f"The calendar knows the holidays only until {self.known_until.isoformat()}."
            raise CalendarEnds(message)
        fasting = next((month for month in self.ramadan if month.start <= day <= month.end), None)
        days = fasting.days if fasting else self._weekly(day).days
        holiday = self.holidays.get(day)
        spans = days[day.weekday()]
        return OfficeDay(
            day=day,
            spans=spans,
            closed=self._closed(spans, holiday),
            holiday=holiday,
            ramadan=fasting is not None,
        )

    def _weekly(self, day: date) -> WeeklyHours:
        begun = [hours for hours in self.weekly if hours.valid_from <= day]
        return begun[-1] if begun else self.weekly[0]

    def _closed(self, spans: tuple[Span, ...], holiday: Holiday | None) -> Closing | None:
        if holiday is not None and holiday.kind in self.closed_kinds:
            return Closing(kind=holiday.kind, name=holiday.name)
        return None if spans else Closing(kind=None)

    def is_working_day(self, day: date) -> bool:
        """Whether the office works on that date.

        Raises:
            CalendarEnds: the date lies after `known_until`.
        """
        return self.day(day).closed is None

    def local(self, instant: datetime) -> datetime:
        """The instant in the office's time zone.

        Raises:
            ValueError: the instant names no time zone.
        """
        if instant.tzinfo is None:
            raise ValueError(f"{instant.isoformat()} names no time zone.")
        return instant.astimezone(ZoneInfo(self.zone))

    def worked(self, day: OfficeDay) -> tuple[Interval, ...]:
        """The working hours of a day as instants."""
        zone = ZoneInfo(self.zone)
        return tuple(
            Interval(
                start=datetime.combine(day.day, span.start, zone),
                end=datetime.combine(day.day, span.end, zone),
            )
            for span in day.worked
        )

    @property
    def week_days(self) -> int:
        """Working days of a usual week, five or six: what one "week" of a standard counts."""
        return sum(1 for day in self.weekly[-1].days if day)

    @property
    def day_minutes(self) -> int:
        """Working minutes of an average day of the usual week."""
        total = sum(span.minutes for day in self.weekly[-1].days for span in day)
        return total // self.week_days


def holiday_table(
    rows: Iterable[tuple[date, Holiday]],
    closed_kinds: frozenset[DayKind] = CLOSED_DAY_KINDS,
) -> dict[date, Holiday]:
    """The rows by date; where two share a date, one that closes the office wins."""
    table: dict[date, Holiday] = {}
    for day, holiday in rows:
        if day not in table or table[day].kind not in closed_kinds:
            table[day] = holiday
    return table
