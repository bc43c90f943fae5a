"""The worker process: has the effects of the outbox, takes the looks by the clock, runs Wagtail's own tasks."""

import logging
import signal
import threading
import time
from datetime import datetime, timedelta
from types import FrameType

from django.db import close_old_connections, transaction

from wartapraja.casework import clock
from wartapraja.record import commands as record
from wartapraja.record.ticks import Tick, all_ticks
from wartapraja.record.worker import NAME, run_once

log = logging.getLogger("wartapraja.worker")
IDLE_SECONDS = 0.2
BEAT_EVERY = timedelta(seconds=15)


class Worker:
    """One loop in one process; `stop` ends it after the effect in hand."""

    def __init__(self) -> None:
        """Nothing has been looked at yet."""
        self.stopping = threading.Event()
        self.looked: dict[str, datetime] = {}
        self.beaten: datetime | None = None

    def stop(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        """End after the effect in hand."""
        self.stopping.set()

    def run(self) -> None:
        """Work until told to stop."""
        while not self.stopping.is_set():
            if not self.round(clock.now()):
                self.stopping.wait(IDLE_SECONDS)

    def round(self, now: datetime) -> int:
        """One round: a sign of life, the looks that are due, the effects that are due; returns how many effects."""
        close_old_connections()
        try:
            self._beat(now)
            for look in all_ticks():
                self._look(look, now)
            return run_once(now) + _run_wagtail_tasks()
        except Exception:  # the database may be away for a moment; the worker must outlive it
            log.exception("round failed")
            self.stopping.wait(1)
            return 0

    def _beat(self, now: datetime) -> None:
        if self.beaten is None or now - self.beaten >= BEAT_EVERY:
            record.beat("worker", at=now)
            self.beaten = now

    def _look(self, look: Tick, now: datetime) -> None:
        last = self.looked.get(look.name)
        if last is not None and (now - last).total_seconds() < look.every_seconds:
            return
        self.looked[look.name] = now
        started = time.monotonic()
        try:
            look.look(now)
        except Exception:  # one room's look must not stop the others
            log.exception("look failed name=%s", look.name)
        if time.monotonic() - started > 5:
            log.warning("look was slow name=%s", look.name)


def _run_wagtail_tasks() -> int:
    """Run one task that Wagtail itself has put off (search index, references, image work)."""
    from django_tasks_db.models import DBTaskResult

    with transaction.atomic():
        row = DBTaskResult.objects.ready().get_locked()
        if row is None:
            return 0
        row.claim(NAME)
    try:
        row.set_successful(row.task.call(*row.task_result.args, **row.task_result.kwargs))
    except Exception as error:
        log.exception("task failed name=%s", row.task_path)
        row.set_failed(error)
    return 1


def main() -> int:
    """Run until SIGTERM or SIGINT."""
    worker = Worker()
    signal.signal(signal.SIGTERM, worker.stop)
    signal.signal(signal.SIGINT, worker.stop)
    worker.run()
    return 0
