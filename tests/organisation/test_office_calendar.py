"""The office's tables as a calendar for the core, and what changing them sets in motion."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.people import NOW, Cast
from wartapraja.organisation import commands, queries
from wartapraja.organisation.commands.calendar_seed import ramadans
from wartapraja.organisation.models import Holiday, Office
from wartapraja.organisation.ticks import next_year
from wartapraja.organisation.types import Day
from wartapraja.organisation.week import default_ramadan_week, default_week, stretches
from wartapraja.record.models import Outbox
from wartapraja.record.queries import events
from wartapraja.sop import calendar as office_time

pytestmark = pytest.mark.django_db


def minutes(week: dict[str, object]) -> float:
    day = date(2026, 1, 1)
    return sum(
        (datetime.combine(day, end) - datetime.combine(day, start)).total_seconds() / 60
        for spans in stretches(week).values()
        for start, end in spans
    )


def test_the_hours_of_the_law_add_up() -> None:
    assert minutes(default_week()) == 37.5 * 60
    assert minutes(default_ramadan_week()) == 32.5 * 60


def test_2026_holds_the_25_days_of_the_decree(office: Office) -> None:
    rows = Holiday.objects.filter(office=office, date__year=2026)
    assert rows.filter(kind="libur_nasional").count() == 17
    assert rows.filter(kind="cuti_bersama").count() == 8
    assert rows.get(date=date(2026, 12, 24)).kind == "cuti_bersama"
    assert not rows.filter(provisional=True).exists()


def test_estimated_days_are_provisional_until_decreed(office: Office) -> None:
    estimated = Holiday.objects.filter(office=office, date__year=2027, provisional=True)
    assert {row.date for row in estimated} >= {date(2027, 3, 10), date(2027, 5, 17)}
    assert not any("perkiraan" in row.name for row in estimated)


@pytest.mark.parametrize(
    ("received", "days", "due"),
    [
        ("2026-03-16", 10, "2026-04-07"),
        ("2026-03-16", 60, "2026-06-25"),
        ("2026-05-11", 17, "2026-06-10"),
        ("2026-11-20", 30, "2027-01-07"),
        ("2026-03-02", 17, "2026-04-01"),
    ],
)
def test_the_seeded_calendar_counts_working_days_as_the_reference_does(
    office: Office, received: str, days: int, due: str
) -> None:
    calendar = queries.calendar_of(office)
    reached = office_time.add_working_days(calendar, date.fromisoformat(received), days)
    assert reached == date.fromisoformat(due)


def test_ramadan_is_prefilled_and_keyed_by_the_hijri_year(office: Office) -> None:
    assert list(ramadans([2026])) == [(1447, date(2026, 2, 18), date(2026, 3, 19))]
    assert [year for year, *_rest in ramadans([2030])] == [1451, 1452]
    assert queries.calendar_of(office).day(date(2026, 3, 2)).ramadan


def test_moving_ramadan_by_a_day_moves_its_hours(office: Office) -> None:
    commands.change_ramadan(office, 1447, starts=date(2026, 2, 19), ends=date(2026, 3, 20), at=NOW)
    calendar = queries.calendar_of(office)
    assert not calendar.day(date(2026, 2, 18)).ramadan
    assert calendar.day(date(2026, 3, 20)).ramadan


def test_a_ramadan_of_forty_days_is_refused(office: Office) -> None:
    with pytest.raises(commands.Refused):
        commands.change_ramadan(
            office, 1447, starts=date(2026, 2, 19), ends=date(2026, 3, 31), at=NOW
        )


def test_a_new_holiday_closes_the_office_is_recorded_and_asks_for_new_due_times(
    office: Office, people: Cast
) -> None:
    day = Day(date=date(2026, 11, 27), name="Pilkada", kind="libur_nasional", source="Keppres 1")
    before = queries.calendar_of(office)
    changes = commands.change_holidays(office, put=[day], at=NOW, by=people.org_admin)
    assert [row["name"] for row in changes["added"]] == ["Pilkada"]
    assert before.is_working_day(day.date)
    assert not queries.calendar_of(office).is_working_day(day.date)
    last = list(events(office.stream))[-1]
    assert (last.kind, last.actor["person"]) == ("HolidaysChanged", people.org_admin.key)
    asked = Outbox.objects.filter(name="casework.recompute_due", payload={"office": office.key})
    assert asked.filter(event__seq=last.seq).count() == 1


def test_changing_and_removing_rows_says_what_changed(office: Office) -> None:
    row = Holiday.objects.get(office=office, date=date(2026, 12, 24))
    same = Day(date=row.date, name=row.name, kind=row.kind, source=row.source)
    assert not any(commands.change_holidays(office, put=[same], at=NOW).values())
    changed = commands.change_holidays(
        office,
        put=[Day(date=row.date, name=row.name, kind=row.kind, counts_off=False)],
        at=NOW,
    )
    assert [each["counts_off"] for each in changed["changed"]] == [False]
    assert queries.calendar_of(office).is_working_day(row.date)
    row.refresh_from_db()
    removed = commands.change_holidays(office, remove=[row], at=NOW)
    assert [each["date"] for each in removed["removed"]] == ["2026-12-24"]


def test_a_fakultatif_day_is_a_working_day_unless_the_office_says_otherwise(
    office: Office,
) -> None:
    galungan, kuningan = date(2026, 6, 17), date(2026, 6, 26)
    commands.change_holidays(
        office,
        put=[
            Day(date=galungan, name="Galungan", kind="fakultatif", counts_off=False),
            Day(date=kuningan, name="Kuningan", kind="fakultatif", counts_off=True),
        ],
        at=NOW,
    )
    calendar = queries.calendar_of(office)
    assert calendar.is_working_day(galungan)
    assert not calendar.is_working_day(kuningan)


def test_seeding_again_overwrites_nothing_that_the_office_wrote(office: Office) -> None:
    row = Holiday.objects.get(office=office, date=date(2026, 12, 24))
    commands.change_holidays(
        office,
        put=[Day(date=row.date, name=row.name, kind="local", counts_off=False, source="SE 5")],
        at=NOW,
    )
    assert commands.seed_calendar(office, [2026, 2027], at=NOW) == 0
    row.refresh_from_db()
    assert (row.kind, row.counts_off, row.source) == ("local", False, "SE 5")


def test_offices_keep_calendars_of_their_own(office: Office, elsewhere: Office) -> None:
    day = Day(date=date(2026, 11, 30), name="Hari jadi", kind="local")
    commands.change_holidays(office, put=[day], at=NOW)
    assert queries.calendar_of(elsewhere).is_working_day(day.date)
    assert queries.calendar_of(elsewhere).zone == "Asia/Makassar"


def test_shorter_fridays_of_the_offices_own_hold_from_their_day_on(office: Office) -> None:
    week = default_week() | {"5": [["07:30", "11:30"]]}
    commands.change_hours(
        office,
        valid_from=date(2026, 12, 1),
        week=week,
        ramadan_week=default_ramadan_week(),
        source="Perbup 1",
        at=NOW,
    )
    calendar = queries.calendar_of(office)
    friday = datetime(2026, 11, 27, tzinfo=office.tz)
    assert office_time.working_minutes(calendar, friday, friday + timedelta(days=1)) == 450
    later = friday + timedelta(days=7)
    assert office_time.working_minutes(calendar, later, later + timedelta(days=1)) == 240


@pytest.mark.parametrize(
    "week",
    [
        {},
        {"8": [["07:30", "12:00"]]},
        {"1": [["12:00", "07:30"]]},
        {"1": [["07:30", "12:00"], ["11:00", "16:00"]]},
        {"1": [["7.30", "12:00"]]},
        {"1": "07:30-12:00"},
        [],
    ],
)
def test_a_week_that_cannot_be_is_refused(office: Office, week: object) -> None:
    with pytest.raises(ValidationError):
        commands.change_hours(
            office, valid_from=date(2026, 12, 1), week=week, ramadan_week=default_week(), at=NOW
        )


def test_a_calendar_is_asked_for_by_instant_in_utc(office: Office) -> None:
    calendar = queries.calendar_of(office)
    morning = datetime(2026, 11, 20, 0, 30, tzinfo=UTC)
    assert office_time.working_minutes(calendar, morning, morning + timedelta(hours=4)) == 240


def test_the_coming_year_is_filled_in_before_it_is_needed_and_once(
    office: Office, elsewhere: Office
) -> None:
    office.holidays.filter(date__year=2027).delete()
    next_year(datetime(2026, 8, 31, tzinfo=UTC))
    assert not office.holidays.filter(date__year=2027).exists()
    next_year(NOW)
    written = len(list(events(office.stream)))
    assert office.holidays.filter(date__year=2027).exists()
    next_year(NOW)
    assert len(list(events(office.stream))) == written
    assert queries.calendar_of(office).known_until == date(2027, 12, 31)
