"""Loops in threads of one process, each with a database connection of its own.

Slow effects (video, backup) have a lane of their own, so that a page goes live at once while a film is converted.
The clock has a thread of its own too: its sign of life is what the office watches, so a clock that stands is seen.
Killed at any moment, nothing is lost: leases end, and another worker goes on.
"""

import logging
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import FrameType

from django.db import close_old_connections, connections

from wartapraja.casework import clock
from wartapraja.record import commands as record
from wartapraja.record import effects
from wartapraja.record.ticks import all_ticks, run_due_ticks
from wartapraja.record.types import Lane
from wartapraja.record.worker import NAME, extend_leases, run_once
from wartapraja.worker import wagtail_tasks

log = logging.getLogger("wartapraja.worker")
LAST_PATIENCE_SECONDS = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Loop:
    """Something done again and again: it says how much it found to do, and rests when that was nothing."""

    name: str
    work: Callable[[datetime], int]
    rest_seconds: float


LOOPS = (
    Loop(name="effects", work=lambda now: run_once(now, 1, Lane.FAST), rest_seconds=0.2),
    Loop(name="slow-effects", work=lambda now: run_once(now, 1, Lane.SLOW), rest_seconds=0.5),
    Loop(name="clock", work=lambda now: _look_at_clock(now), rest_seconds=1),
    Loop(name="wagtail-tasks", work=lambda _now: wagtail_tasks.run_one(NAME), rest_seconds=0.3),
    Loop(name="leases", work=lambda now: _keep_alive(now), rest_seconds=5),
)


def _look_at_clock(now: datetime) -> int:
    record.beat("worker", at=now, detail={"process": NAME})
    run_due_ticks(now)
    return 0


def _keep_alive(now: datetime) -> int:
    record.beat(f"process:{NAME}", at=now)
    extend_leases(now)
    wagtail_tasks.give_back_orphans(now)
    record.forget_silent("process:", before=now - timedelta(days=1))
    return 0


class Worker:
    """All loops of this process; `stop` ends each after what it has in hand."""

    def __init__(self, loops: tuple[Loop, ...] = LOOPS) -> None:
        """Nothing runs yet."""
        self.stopping = threading.Event()
        self.threads = [
            threading.Thread(target=self._turn, args=(loop,), name=loop.name, daemon=True)
            for loop in loops
        ]

    def stop(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        """End after what is in hand."""
        self.stopping.set()

    def run(self) -> None:
        """Work until told to stop; then wait for what is in hand, but not for ever: its lease would end anyway."""
        for thread in self.threads:
            thread.start()
        self.stopping.wait()
        deadline = time.monotonic() + LAST_PATIENCE_SECONDS
        for thread in self.threads:
            thread.join(max(0, deadline - time.monotonic()))

    def _turn(self, loop: Loop) -> None:
        while not self.stopping.is_set():
            if not self._once(loop):
                self.stopping.wait(loop.rest_seconds)
        connections.close_all()

    def _once(self, loop: Loop) -> int:
        """One round; the database may be away for a moment, and the worker must outlive it."""
        close_old_connections()
        try:
            return loop.work(clock.now())
        except Exception:
            log.exception("round failed loop=%s", loop.name)
            self.stopping.wait(1)
            return 0


def main() -> int:
    """Run until SIGTERM or SIGINT; every room's effects and ticks are loaded first, so a broken one stops the start."""
    effects.discover()
    names = [each.name for each in all_ticks()]
    worker = Worker()
    signal.signal(signal.SIGTERM, worker.stop)
    signal.signal(signal.SIGINT, worker.stop)
    log.info("worker ready process=%s ticks=%s", NAME, ",".join(names))
    worker.run()
    log.info("worker ended process=%s", NAME)
    return 0
