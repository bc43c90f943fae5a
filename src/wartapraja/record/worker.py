"""Having effects: claim one with a lease, do it, note how it went. Killed at any moment, it is done again once the lease ends."""

import logging
import os
import random
import socket
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Q

from wartapraja.record.effects import Cancelled, EffectContext, Permanent, Registered, handler_of
from wartapraja.record.models import Outbox

log = logging.getLogger(__name__)
LEASE = timedelta(seconds=90)
LONGEST_WAIT = timedelta(hours=1)
NAME = f"{socket.gethostname()}:{os.getpid()}"


def run_once(now: datetime, limit: int = 20) -> int:
    """Have the effects that are due; returns how many were tried."""
    tried = 0
    while tried < limit:
        row = claim(now)
        if row is None:
            break
        have(row, now)
        tried += 1
    return tried


def claim(now: datetime) -> Outbox | None:
    """Take the oldest due effect, or one whose holder's lease has ended; no two workers ever take the same."""
    due = Q(state="ready", not_before__lte=now) | Q(state="running", lease_until__lt=now)
    with transaction.atomic():
        rows = Outbox.objects.filter(due).order_by("not_before", "pk")
        if connection.features.has_select_for_update_skip_locked:
            rows = rows.select_for_update(skip_locked=True)
        row = rows.first()
        if row is None:
            return None
        taken = Outbox.objects.filter(due, pk=row.pk).update(
            state="running", attempts=F("attempts") + 1, lease_until=now + LEASE, leased_by=NAME
        )
        if not taken:
            return None
    row.refresh_from_db()
    return row


def have(row: Outbox, now: datetime) -> None:
    """Have one claimed effect; its database work commits together with the mark that it is done."""
    registered = handler_of(row.name)
    if registered is None:
        _fail(row, f"No room has a handler for {row.name}.", now)
        return
    try:
        result = registered.handler(row.payload, _context(row, now))
        with transaction.atomic():
            Outbox.objects.filter(pk=row.pk, state="running").update(
                state="done", result=result, done_at=now, lease_until=None, progress=100, last_error=""
            )
    except Cancelled:
        log.info("effect cancelled name=%s id=%s", row.name, row.pk)
    except Permanent as reason:
        _fail(row, str(reason), now)
    except Exception as error:  # noqa: BLE001 - whatever a handler meets, the effect waits and is tried again
        _later(row, registered, error, now)


def _context(row: Outbox, now: datetime) -> EffectContext:
    def beat(progress: int) -> None:
        kept = Outbox.objects.filter(pk=row.pk, state="running", leased_by=NAME).update(
            progress=max(0, min(100, progress)), lease_until=F("lease_until") + timedelta(seconds=30)
        )
        if not kept:
            raise Cancelled

    return EffectContext(key=row.key, attempt=row.attempts, now=now, beat=beat)


def _fail(row: Outbox, reason: str, now: datetime) -> None:
    log.warning("effect failed name=%s id=%s reason=%s", row.name, row.pk, reason)
    Outbox.objects.filter(pk=row.pk).update(state="failed", last_error=reason[:2000], lease_until=None, done_at=now)


def _later(row: Outbox, registered: Registered, error: Exception, now: datetime) -> None:
    reason = f"{type(error).__name__}: {error}"
    if row.attempts >= registered.max_attempts:
        _fail(row, reason, now)
        return
    log.warning("effect waits name=%s id=%s attempt=%s error=%s", row.name, row.pk, row.attempts, type(error).__name__)
    changes: dict[str, Any] = {"state": "ready", "last_error": reason[:2000], "lease_until": None}
    Outbox.objects.filter(pk=row.pk, state="running").update(**changes, not_before=now + wait_after(row.attempts))


def wait_after(attempts: int) -> timedelta:
    """How long to wait after the given number of tries: doubling from two seconds to an hour, with jitter."""
    doubled = timedelta(seconds=2 ** min(attempts, 12))
    return min(doubled, LONGEST_WAIT) * random.uniform(0.8, 1.2)  # noqa: S311 - spreads retries, guards nothing
