from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sop.office_2026 import at, office, utc
from wartapraja.sop.calendar import (
    PERPRES_RAMADAN,
    PERPRES_WEEK,
    CalendarEnds,
    Holiday,
    OfficeCalendar,
    WeeklyHours,
    add_working_days,
    add_working_minutes,
    due,
    due_over,
    explain,
    holiday_table,
    nominal_minutes,
    week,
    working_days_between,
    working_minutes,
)
from wartapraja.sop.calendar.hours import spans
from wartapraja.sop.definition import NO_TIME, StandardTime
from wartapraja.sop.interval import Interval
from wartapraja.sop.terms import CLOSED_DAY_KINDS, DayKind, TimeKind, Unit

OFFICE = office()


def fixed(number: int, unit: Unit) -> StandardTime:
    return StandardTime(kind=TimeKind.FIXED, min=number, max=number, unit=unit)


def minutes(number: int) -> StandardTime:
    return fixed(number, Unit.MINUTE)


# Vectors of the project's own calendar check, 2026 with cuti bersama.
@pytest.mark.parametrize(
    ("received", "days", "last"),
    [
        ("2026-03-16", 3, "2026-03-26"),  # Nyepi, Idulfitri and their cuti bersama lie between
        ("2026-03-16", 5, "2026-03-30"),
        ("2026-03-16", 10, "2026-04-07"),  # 3 April: Wafat Yesus Kristus
        ("2026-03-16", 14, "2026-04-13"),
        ("2026-03-16", 17, "2026-04-16"),
        ("2026-03-16", 30, "2026-05-06"),  # 1 May
        ("2026-03-16", 60, "2026-06-25"),
        ("2026-05-11", 3, "2026-05-18"),  # Kenaikan and its cuti bersama
        ("2026-05-11", 10, "2026-05-29"),
        ("2026-05-11", 17, "2026-06-10"),
        ("2026-05-11", 30, "2026-06-30"),
        ("2026-11-20", 3, "2026-11-25"),
        ("2026-11-20", 5, "2026-11-27"),
        ("2026-11-20", 10, "2026-12-04"),
        ("2026-11-20", 17, "2026-12-15"),
        ("2026-11-20", 30, "2027-01-07"),  # Christmas, its cuti bersama, New Year
        ("2026-03-02", 10, "2026-03-16"),
        ("2026-03-02", 17, "2026-04-01"),
        ("2026-03-02", 30, "2026-04-21"),
    ],
)
def test_only_working_days_after_the_day_of_receipt_are_counted(received, days, last):
    day = date.fromisoformat(received)
    assert add_working_days(OFFICE, day, days) == date.fromisoformat(last)
    assert working_days_between(OFFICE, day, date.fromisoformat(last)) == days


@pytest.mark.parametrize(
    ("month", "days"), list(enumerate([20, 18, 17, 21, 16, 20, 23, 19, 22, 22, 21, 21], start=1))
)
def test_2026_has_the_working_days_a_month_that_the_skb_leaves(month, days):
    first = date(2026, month, 1) - timedelta(days=1)
    last = (date(2026, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    assert working_days_between(OFFICE, first, last) == days


def test_the_weeks_of_the_regulation_add_up():
    def total(days):
        return sum(span.minutes for day in days for span in day)

    assert total(PERPRES_WEEK) == 37.5 * 60
    assert total(PERPRES_RAMADAN) == 32.5 * 60


@pytest.mark.parametrize(
    ("opened", "number", "expected"),
    [
        ("2026-11-19T08:00", 60, "2026-11-19T09:00"),
        ("2026-11-19T11:45", 30, "2026-11-19T13:15"),  # over the break
        ("2026-11-20T11:15", 30, "2026-11-20T13:15"),  # Friday: break from 11.30
        ("2026-11-19T15:45", 15, "2026-11-19T16:00"),  # full at closing, not next morning
        ("2026-11-19T15:45", 16, "2026-11-20T07:31"),
        ("2026-11-20T16:20", 15, "2026-11-23T07:35"),  # over the weekend
        ("2026-11-21T10:00", 10, "2026-11-23T07:40"),  # opened on a Saturday
        ("2026-02-18T15:50", 20, "2026-02-19T08:10"),  # Ramadan begins: from 08.00
        ("2026-03-17T14:50", 20, "2026-03-25T07:40"),  # 18-24 March: Nyepi, Idulfitri
    ],
)
def test_minutes_run_only_in_working_hours(opened, number, expected):
    assert due(OFFICE, at(opened), minutes(number)) == at(expected)


@pytest.mark.parametrize(
    ("standard", "expected"),
    [
        (fixed(1, Unit.HOUR), "2026-11-20T09:00"),
        (fixed(3, Unit.DAY), "2026-11-25T16:00"),  # closing time of the third day
        (fixed(5, Unit.DAY), "2026-11-27T16:30"),  # closing time of a Friday
        (fixed(1, Unit.WEEK), "2026-11-27T16:30"),
        (StandardTime(kind=TimeKind.RANGE, min=1, max=3, unit=Unit.DAY), "2026-11-25T16:00"),
    ],
)
def test_hours_days_weeks_and_ranges_fall_due(standard, expected):
    assert due(OFFICE, at("2026-11-20T08:00"), standard) == at(expected)


@pytest.mark.parametrize("standard", [NO_TIME, StandardTime(kind=TimeKind.OPEN)])
def test_without_a_standard_there_is_no_due_time_and_nothing_to_explain(standard):
    assert due(OFFICE, at("2026-11-20T08:00"), standard) is None
    assert explain(OFFICE, at("2026-11-20T08:00"), standard) == ()
    assert nominal_minutes(OFFICE, standard) == 0


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Asia/Jakarta", "2026-11-20T00:40"),  # WIB: 07.30 is 00.30 UTC
        ("Asia/Makassar", "2026-11-19T23:40"),  # WITA
        ("Asia/Jayapura", "2026-11-19T22:40"),  # WIT
    ],
)
def test_each_office_counts_in_its_own_time_zone(zone, expected):
    assert due(office(zone), utc("2026-11-19T15:00"), minutes(10)) == utc(expected)


def test_a_fakultatif_day_counts_as_a_working_day_unless_the_office_says_otherwise():
    galungan = (date(2026, 6, 17), Holiday(name="Galungan", kind=DayKind.FAKULTATIF))
    table = holiday_table([galungan])
    start = date(2026, 6, 16)
    assert add_working_days(office(holidays=table), start, 1) == date(2026, 6, 17)
    strict = CLOSED_DAY_KINDS | {DayKind.FAKULTATIF}
    closed = office(holidays=holiday_table([galungan], strict), closed_kinds=strict)
    assert add_working_days(closed, start, 1) == date(2026, 6, 18)


def test_where_two_rows_share_a_date_the_one_that_closes_the_office_wins():
    day = date(2026, 6, 16)
    soft = Holiday(name="Penampahan", kind=DayKind.FAKULTATIF)
    hard = Holiday(name="1 Muharam", kind=DayKind.LIBUR_NASIONAL)
    assert holiday_table([(day, soft), (day, hard)]) == {day: hard}
    assert holiday_table([(day, hard), (day, soft)]) == {day: hard}


def test_new_hours_hold_from_their_date():
    short = WeeklyHours(valid_from=date(2026, 11, 23), days=week("08:00-12:00", "08:00-11:00"))
    changed = office(weekly=(*OFFICE.weekly, short))
    assert due(changed, at("2026-11-20T16:20"), minutes(15)) == at("2026-11-23T08:05")


def test_a_six_day_office_counts_six_days_a_week():
    days = week("07:30-14:00", "07:30-11:30", saturday="07:30-13:00")
    six = office(weekly=(WeeklyHours(valid_from=date(2023, 1, 1), days=days),))
    assert due(six, at("2026-11-20T08:00"), fixed(1, Unit.WEEK)) == at("2026-11-27T11:30")
    assert nominal_minutes(six, fixed(1, Unit.WEEK)) == 6 * six.day_minutes


def test_hours_that_overlap_are_refused():
    with pytest.raises(ValueError, match="overlap"):
        spans("07:30-12:00 11:00-16:00")


def test_a_count_past_the_end_of_the_calendar_says_so():
    short = office(known_until=date(2026, 11, 20))
    with pytest.raises(CalendarEnds, match="2026-11-20"):
        due(short, at("2026-11-20T16:00"), minutes(60))
    with pytest.raises(CalendarEnds):
        add_working_days(short, date(2026, 11, 20), 1)


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        working_minutes(OFFICE, *[datetime.fromisoformat("2026-11-20T08:00")] * 2)


def test_seconds_are_dropped_from_the_total_only():
    start, end = at("2026-11-20T08:00:50"), at("2026-11-20T08:02:49")
    assert working_minutes(OFFICE, start, end) == 1
    assert working_minutes(OFFICE, end, start) == 0


def test_a_stopped_clock_moves_the_due_time():
    ran = (
        Interval(start=at("2026-11-19T08:00"), end=at("2026-11-19T08:10")),
        Interval(start=at("2026-11-20T09:00")),
    )
    assert due_over(OFFICE, ran, minutes(15)) == at("2026-11-20T09:05")
    assert due_over(OFFICE, ran[:1], minutes(15)) is None
    assert due_over(OFFICE, ran[:1], minutes(5)) == at("2026-11-19T08:05")


def test_a_day_on_which_the_clock_stood_still_at_closing_is_not_counted():
    ran = (
        Interval(start=at("2026-11-16T08:00"), end=at("2026-11-17T15:00")),
        Interval(start=at("2026-11-19T08:00")),
    )
    assert due_over(OFFICE, ran, fixed(2, Unit.DAY)) == at("2026-11-20T16:30")


def test_the_explanation_names_every_day_and_why_it_did_not_count():
    days = explain(OFFICE, at("2026-03-17T14:50"), minutes(20))
    assert [day.day.day for day in days] == list(range(17, 26))
    assert [day.minutes for day in days] == [10, 0, 0, 0, 0, 0, 0, 0, 10]
    assert days[0].ramadan
    kinds = [day.closed.kind for day in days if day.closed]
    assert kinds[:3] == [DayKind.CUTI_BERSAMA, DayKind.LIBUR_NASIONAL, DayKind.CUTI_BERSAMA]
    assert "Nyepi" in days[2].closed.name
    assert days[-1].due == at("2026-03-25T07:40")


def test_the_explanation_of_days_numbers_them():
    days = explain(OFFICE, at("2026-11-20T08:00"), fixed(2, Unit.DAY))
    assert [day.working_day for day in days] == [None, None, None, 1, 2]
    assert [day.closed is not None for day in days] == [False, True, True, False, False]


INSTANTS = st.datetimes(
    datetime.fromisoformat("2026-01-01"),
    datetime.fromisoformat("2027-06-01"),
    timezones=st.just(at("2026-01-01").tzinfo),
)


@given(start=INSTANTS, number=st.integers(0, 3000))
def test_working_minutes_undo_adding_them(start, number):
    assert working_minutes(OFFICE, start, add_working_minutes(OFFICE, start, number)) == number


@given(start=INSTANTS, first=st.integers(0, 900), second=st.integers(1, 900))
@settings(max_examples=50)
def test_adding_in_two_parts_is_adding_at_once(start, first, second):
    between = add_working_minutes(OFFICE, start, first)
    at_once = add_working_minutes(OFFICE, start, first + second)
    assert add_working_minutes(OFFICE, between, second) == at_once


@given(start=INSTANTS, number=st.integers(1, 1500), unit=st.sampled_from(list(Unit)))
@settings(max_examples=60)
def test_an_explanation_ends_at_the_due_time_and_adds_up(start, number, unit):
    standard = fixed(number if unit is Unit.MINUTE else number % 20 + 1, unit)
    days = explain(OFFICE, start, standard)
    assert days[-1].due == due(OFFICE, start, standard)
    assert [day.due for day in days[:-1]] == [None] * (len(days) - 1)
    assert sum(day.minutes for day in days) == days[-1].total_minutes
    assert days[-1].total_minutes == working_minutes(OFFICE, start, days[-1].due)
    if unit is Unit.MINUTE:
        assert days[-1].total_minutes == number


@given(day=st.dates(date(2026, 1, 1), date(2027, 6, 1)), days=st.integers(1, 60))
@settings(max_examples=60)
def test_a_due_day_is_worked_and_one_more_day_is_later(day, days):
    last = add_working_days(OFFICE, day, days)
    assert OFFICE.is_working_day(last)
    assert last > day
    assert add_working_days(OFFICE, day, days + 1) > last


def test_a_calendar_needs_nothing_but_a_zone_and_an_end():
    bare = OfficeCalendar(zone="Asia/Jakarta", known_until=date(2026, 12, 31))
    assert bare.is_working_day(date(2026, 12, 25))
