"""`wartapraja calendar due` against the vectors that were counted by hand."""

import pytest

from tests.cli.calling import call

VECTORS = [
    ("2026-03-16", {3: "2026-03-26", 5: "2026-03-30", 10: "2026-04-07", 14: "2026-04-13", 17: "2026-04-16", 30: "2026-05-06", 60: "2026-06-25"}),
    ("2026-05-11", {3: "2026-05-18", 10: "2026-05-29", 17: "2026-06-10", 30: "2026-06-30"}),
    ("2026-11-20", {3: "2026-11-25", 5: "2026-11-27", 10: "2026-12-04", 17: "2026-12-15", 30: "2027-01-07"}),
    ("2026-03-02", {10: "2026-03-16", 17: "2026-04-01", 30: "2026-04-21"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [(start, days, due) for start, rows in VECTORS for days, due in rows.items()],
)
def test_working_days_end_on_the_day_that_was_counted_by_hand(
    capsys: pytest.CaptureFixture[str], start: str, days: int, due: str
) -> None:
    called = call(
        capsys, "calendar", "due", "--from", f"{start}T09:00", "--working-days", str(days), "--json"
    )
    assert called.json["due"].startswith(due)
    assert called.json["due"].endswith("+07:00")


@pytest.mark.parametrize(
    ("start", "minutes", "due"),
    [
        ("2026-11-23T08:00+07:00", "0", "2026-11-23T08:00:00+07:00"),
        ("2026-11-23T08:00+07:00", "60", "2026-11-23T09:00:00+07:00"),
        ("2026-11-23T01:00Z", "60", "2026-11-23T09:00:00+07:00"),
        ("2026-11-21T10:00", "30", "2026-11-23T08:00:00+07:00"),
    ],
)
def test_working_minutes_run_only_in_office_hours(
    capsys: pytest.CaptureFixture[str], start: str, minutes: str, due: str
) -> None:
    words = ["calendar", "due", "--from", start, "--working-minutes", minutes]
    assert call(capsys, *words, "--json").json == {"due": due}
    assert call(capsys, *words).out == f"{due}\n"
