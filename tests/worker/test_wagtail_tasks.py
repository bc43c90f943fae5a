"""What Wagtail puts off is done, and what a killed worker left behind is taken up again."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.translation import get_language
from django_tasks_db.models import DBTaskResult

from wartapraja.record import commands
from wartapraja.worker import wagtail_tasks

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)


def put_off(path: str = "tests.worker.tasks.note_language") -> DBTaskResult:
    """A task in the queue, as the library writes it."""
    from django.utils.module_loading import import_string

    return DBTaskResult.objects.get(pk=import_string(path).enqueue().id)


def test_a_task_that_was_put_off_is_run() -> None:
    row = put_off()
    assert wagtail_tasks.run_one("w1") == 1
    row.refresh_from_db()
    assert (row.status, row.return_value) == ("SUCCESSFUL", get_language())
    assert wagtail_tasks.run_one("w1") == 0


def test_a_failing_task_is_noted_and_the_next_one_runs() -> None:
    bad, good = put_off("tests.worker.tasks.broken"), put_off()
    assert wagtail_tasks.run_one("w1") + wagtail_tasks.run_one("w1") == 2
    bad.refresh_from_db()
    good.refresh_from_db()
    assert (bad.status, good.status) == ("FAILED", "SUCCESSFUL")
    assert "no index" in bad.traceback


def test_a_task_of_a_dead_worker_is_put_back() -> None:
    row = put_off()
    row.claim("dead")
    commands.beat("process:dead", at=NOW)
    assert wagtail_tasks.give_back_orphans(NOW + timedelta(seconds=59)) == 0
    assert wagtail_tasks.give_back_orphans(NOW + timedelta(seconds=61)) == 1
    assert wagtail_tasks.run_one("w1") == 1
    row.refresh_from_db()
    assert (row.status, row.worker_ids) == ("SUCCESSFUL", ["dead", "w1"])


def test_a_task_that_kills_its_workers_is_given_up() -> None:
    row = put_off()
    for n in range(wagtail_tasks.MOST_DEATHS):
        row.refresh_from_db()
        row.claim(f"dead{n}")
        assert wagtail_tasks.give_back_orphans(NOW) == 1
    row.refresh_from_db()
    assert row.status == "FAILED"
