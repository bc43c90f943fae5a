"""Reading the record."""

from collections.abc import Iterable

from wartapraja.record import chain
from wartapraja.record.commands import recorded
from wartapraja.record.models import ChainHead, Event, Heartbeat, Outbox
from wartapraja.record.types import Recorded, Verdict


def events(stream: str) -> list[Recorded]:
    """The events of a stream, oldest first."""
    return [recorded(row) for row in Event.objects.filter(stream=stream).order_by("version")]


def version(stream: str) -> int:
    """How many events a stream has."""
    return Event.objects.filter(stream=stream).count()


def verify() -> Verdict:
    """Check the whole chain against its own hashes and its head."""
    head = ChainHead.objects.filter(pk=1).first()
    end = (head.seq, head.hash) if head else (0, chain.START)
    rows: Iterable[Event] = Event.objects.order_by("seq").iterator(chunk_size=2000)
    return chain.verify(rows, end=end)


def heartbeat(name: str) -> Heartbeat | None:
    """The last sign of life of a process, or None."""
    return Heartbeat.objects.filter(name=name).first()


def effects_of(stream: str) -> list[Outbox]:
    """The effects that the events of a stream asked for."""
    return list(Outbox.objects.filter(event__stream=stream).order_by("pk"))


def unfinished(name: str = "") -> list[Outbox]:
    """Effects that are not done: waiting, running or failed."""
    rows = Outbox.objects.exclude(state__in=("done", "cancelled"))
    return list(rows.filter(name=name) if name else rows)
