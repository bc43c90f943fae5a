"""Handlers of effects that tests ask for; the worker process of `worker_child` has them too."""

import sys
from pathlib import Path
from typing import Any

from django.db import transaction

from tests.record.writing import write
from wartapraja.record.effects import EffectContext, Permanent, effect

calls: list[str] = []


def pause_on_first_try(context: EffectContext, payload: dict[str, Any]) -> None:
    """In a worker process: say that we are in the middle, then wait to be killed."""
    if payload.get("pause") and context.attempt == 1:
        sys.stdout.write(f"middle {context.key}\n")
        sys.stdout.flush()
        sys.stdin.readline()


@effect("ujian.catat", atomic=True)
def note(payload: dict[str, Any], context: EffectContext) -> dict[str, Any]:
    """Only the database: one event, in the transaction of the mark."""
    rows = write(payload["stream"])
    pause_on_first_try(context, payload)
    return {"seq": rows[0].seq}


@effect("ujian.kirim")
def send(payload: dict[str, Any], context: EffectContext) -> dict[str, Any]:
    """Something outside that takes a key (a folder that holds one file a key), then the database."""
    box = Path(payload["box"])
    with (box / "calls").open("a") as log:
        log.write(context.key + "\n")
    (box / context.key).write_text("sent")
    pause_on_first_try(context, payload)
    context.settle(lambda: write(payload["stream"]))
    return {"sent": True}


@effect("ujian.gagal", max_attempts=3)
def fail(payload: dict[str, Any], context: EffectContext) -> None:
    """Fails until the attempt that the payload names, after having written."""
    calls.append(context.key)
    if context.attempt < payload.get("works_at", 99):
        raise OSError("the mail server does not answer")


@effect("ujian.gagal_tulis", atomic=True)
def write_then_fail(payload: dict[str, Any], context: EffectContext) -> None:
    """Writes, then fails: nothing of it may stay."""
    with transaction.atomic():
        write(payload["stream"])
    raise OSError("after writing")


@effect("ujian.mustahil")
def impossible(payload: dict[str, Any], context: EffectContext) -> None:
    """Will never work."""
    raise Permanent("The address does not exist.")


@effect("ujian.lambat", slow=True)
def slow(payload: dict[str, Any], context: EffectContext) -> None:
    """Of the slow lane."""
    calls.append(context.key)


@effect("ujian.selesai")
def finished(payload: dict[str, Any], context: EffectContext) -> None:
    """The last one: says so on standard output."""
    sys.stdout.write(f"finished {context.key}\n")
    sys.stdout.flush()
