"""Runs what Wagtail puts off (search index, references), and gives back what a killed worker left behind.

The library's own worker leaves a task RUNNING for ever when its process is killed; here a task whose process has
given no sign of life for a minute is put back, and given up after five such deaths.
"""

import logging
from datetime import datetime, timedelta

from django_tasks_db.compat import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker as TaskRunner
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from wartapraja.record import queries as record

log = logging.getLogger("wartapraja.worker")
SILENT_AFTER = timedelta(seconds=60)
MOST_DEATHS = 5


class OrphanedTask(Exception):
    """A task whose worker died in it, again and again."""


def run_one(worker: str) -> int:
    """Run the next waiting task; returns how many there were, 0 or 1."""
    ready = DBTaskResult.objects.ready()
    if not ready.exists():
        return 0
    with exclusive_transaction():
        row = ready.get_locked()
        if row is None:
            return 0
        row.claim(worker)
    _runner(worker).run_task(row)
    return 1


def give_back_orphans(now: datetime) -> int:
    """Put tasks of dead workers back; returns how many."""
    orphans = [row for row in DBTaskResult.objects.running() if not _alive(row.worker_ids, now)]
    for row in orphans:
        log.warning("task orphaned path=%s tries=%s", row.task_path, len(row.worker_ids))
        if len(row.worker_ids) >= MOST_DEATHS:
            row.set_failed(OrphanedTask(f"The worker died in it {MOST_DEATHS} times."))
        else:
            DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.RUNNING).update(
                status=TaskResultStatus.READY, started_at=None
            )
    return len(orphans)


def _alive(worker_ids: list[str], now: datetime) -> bool:
    beat = record.heartbeat(f"process:{worker_ids[-1]}") if worker_ids else None
    return beat is not None and now - beat.at < SILENT_AFTER


def _runner(worker: str) -> TaskRunner:
    return TaskRunner(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=worker,
        excluded_queue_names=[],
    )
