"""Having effects: claim one with a lease, do it, note how it went.

Killed at any moment, the effect is taken up again when its lease ends. A worker that was only thought dead cannot
spoil anything: the mark that an effect is done is a conditional update on the lease, and whatever the handler
wrote in its transaction is rolled back with it.
"""

import hashlib
import logging
import os
import socket
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Q, QuerySet

from wartapraja.record.effects import (
    Cancelled,
    EffectContext,
    Permanent,
    Registered,
    handler_of,
    slow_names,
)
from wartapraja.record.models import Outbox
from wartapraja.record.terms import EffectState
from wartapraja.record.types import Lane

log = logging.getLogger(__name__)
LEASE = timedelta(seconds=60)
FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(hours=1)
NAME = f"{socket.gethostname()[:30]}:{os.getpid()}:{uuid.uuid4().hex[:8]}"


class LostLease(Exception):
    """Another worker has this effect now, or it was cancelled: nothing of ours may be kept."""


@dataclass(slots=True, kw_only=True)
class _Try:
    """One try of one effect, and what its handler wants written with the mark."""

    row: Outbox
    now: datetime
    started: float = field(default_factory=time.monotonic)
    to_settle: list[Callable[[], object]] = field(default_factory=list)

    @property
    def held(self) -> QuerySet[Outbox]:
        """The row, as long as it is ours."""
        row = self.row
        return Outbox.objects.filter(
            pk=row.pk,
            state=EffectState.RUNNING,
            leased_by=row.leased_by,
            attempts=row.attempts,
        )

    def time(self) -> datetime:
        """The instant of the try, moved on by what has passed since it began."""
        return self.now + timedelta(seconds=time.monotonic() - self.started)

    def context(self) -> EffectContext:
        """What the handler gets to know."""
        return EffectContext(
            key=self.row.key,
            attempt=self.row.attempts,
            now=self.now,
            beat=self.beat,
            cancelled=lambda: not self.held.exists(),
            settle=self.to_settle.append,
        )

    def beat(self, progress: int) -> None:
        """Extend the lease and show the progress."""
        if not self.held.update(
            progress=max(0, min(100, progress)), lease_until=self.time() + LEASE
        ):
            raise Cancelled


def run_once(now: datetime, limit: int = 20, lane: Lane | None = None) -> int:
    """Have the effects that are due; returns how many were tried, at most `limit`.

    Args:
        now: the instant.
        limit: how many at most.
        lane: only those of one lane; None for all.
    """
    for tried in range(limit):
        row = claim(now, lane)
        if row is None:
            return tried
        have(row, now)
    return limit


def claim(now: datetime, lane: Lane | None = None) -> Outbox | None:
    """Take the oldest due effect, or one whose holder's lease has ended; no two workers ever take the same."""
    due = Q(state=EffectState.READY, not_before__lte=now)
    due |= Q(state=EffectState.RUNNING, lease_until__lte=now)
    waiting = Outbox.objects.filter(due, state__in=("ready", "running")).order_by(
        "not_before", "id"
    )
    if lane is Lane.SLOW:
        waiting = waiting.filter(name__in=slow_names())
    elif lane is Lane.FAST:
        waiting = waiting.exclude(name__in=slow_names())
    if not waiting.exists():  # looking takes no write lock; an idle worker disturbs nobody
        return None
    with transaction.atomic():
        if connection.features.has_select_for_update_skip_locked:
            waiting = waiting.select_for_update(skip_locked=True)
        row = waiting.first()
        if row is None or not Outbox.objects.filter(due, pk=row.pk, attempts=row.attempts).update(
            state=EffectState.RUNNING,
            attempts=F("attempts") + 1,
            lease_until=now + LEASE,
            leased_by=NAME,
        ):
            return None
    row.refresh_from_db()
    return row


def extend_leases(now: datetime) -> int:
    """Extend the leases of what this process is doing; its living main loop calls it while a handler works."""
    mine = Outbox.objects.filter(state=EffectState.RUNNING, leased_by=NAME)
    return mine.update(lease_until=now + LEASE)


def have(row: Outbox, now: datetime) -> None:
    """Have one claimed effect and note how it went; never raises what a handler raised."""
    mine = _Try(row=row, now=now)
    registered = handler_of(row.name)
    if registered is None:
        _fail(mine, f"No room has a handler for {row.name}.")
    elif row.attempts > registered.max_attempts:
        _fail(mine, f"The worker died in each of {registered.max_attempts} tries.")
    else:
        _guarded(mine, registered)


def _guarded(mine: _Try, registered: Registered) -> None:
    try:
        _run(mine, registered)
    except (Cancelled, LostLease):
        log.info("effect given up name=%s id=%s", mine.row.name, mine.row.pk)
    except Permanent as reason:
        _fail(mine, str(reason))
    except Exception as error:  # noqa: BLE001 - whatever a handler meets, its effect waits and is tried again
        _later(mine, registered, error)


def _run(mine: _Try, registered: Registered) -> None:
    if registered.atomic:
        with transaction.atomic():
            _done(mine, registered.handler(mine.row.payload, mine.context()))
        return
    result = registered.handler(mine.row.payload, mine.context())
    with transaction.atomic():
        for write in mine.to_settle:
            write()
        _done(mine, result)


def _done(mine: _Try, result: Any) -> None:
    marked = mine.held.update(
        state=EffectState.DONE,
        result=None if result is None else dict(result),
        done_at=mine.time(),
        lease_until=None,
        progress=100,
        last_error="",
    )
    if not marked:
        raise LostLease


def _fail(mine: _Try, reason: str) -> None:
    log.warning("effect failed name=%s id=%s reason=%s", mine.row.name, mine.row.pk, reason)
    mine.held.update(
        state=EffectState.FAILED, last_error=reason[:2000], lease_until=None, done_at=mine.time()
    )


def _later(mine: _Try, registered: Registered, error: Exception) -> None:
    row, reason = mine.row, f"{type(error).__name__}: {error}"
    if row.attempts >= registered.max_attempts:
        _fail(mine, reason)
        return
    log.warning(
        "effect waits name=%s id=%s attempt=%s", row.name, row.pk, row.attempts, exc_info=error
    )
    mine.held.update(
        state=EffectState.READY,
        last_error=reason[:2000],
        lease_until=None,
        not_before=mine.time() + wait_after(row.attempts, row.key),
    )


def wait_after(attempts: int, key: str) -> timedelta:
    """How long to wait after so many tries: doubling from two seconds up to an hour, less up to a fifth.

    The part taken off follows from the key, so that effects which failed together do not come back together.
    """
    doubled = min(FIRST_WAIT * (1 << min(attempts - 1, 16)), LONGEST_WAIT)
    spread = hashlib.sha256(f"{key}:{attempts}".encode()).digest()[0] / 255
    return doubled * (1 - 0.2 * spread)
