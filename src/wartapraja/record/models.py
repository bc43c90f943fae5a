"""The record's tables: events chained by hash, the outbox beside them, and signs of life."""

from django.db import models

from wartapraja.record.chain import START
from wartapraja.record.terms import EffectState


class Event(models.Model):
    """One thing that happened. Rows are added and never changed: the database itself refuses.

    `actor` and `payload` are kept as text in their canonical spelling, not as JSON columns: PostgreSQL would
    reorder their keys and SQLite would read altered spacing as the same value, and the hash would cover neither.
    """

    seq = models.BigIntegerField(primary_key=True)
    stream = models.CharField(max_length=120)
    version = models.PositiveIntegerField()
    kind = models.CharField(max_length=80)
    format = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    actor = models.TextField()
    payload = models.TextField()
    prev_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        """One event a place, one place a version of a stream."""

        ordering = ["seq"]
        constraints = [
            models.UniqueConstraint(fields=["stream", "version"], name="one_event_a_version")
        ]

    def __str__(self) -> str:
        """Place and kind."""
        return f"{self.seq} {self.kind}"


class StreamHead(models.Model):
    """The newest version of a stream; two who append at once meet here."""

    stream = models.CharField(max_length=120, primary_key=True)
    version = models.PositiveIntegerField()

    def __str__(self) -> str:
        """Stream and version."""
        return f"{self.stream} {self.version}"


class ChainHead(models.Model):
    """The end of the whole chain; its one row is locked while events are added."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seq = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default=START)

    def __str__(self) -> str:
        """Place and hash."""
        return f"{self.seq} {self.hash[:12]}"


class Outbox(models.Model):
    """One effect to be had, written in the transaction of its event."""

    event = models.ForeignKey(
        Event, on_delete=models.PROTECT, null=True, blank=True, related_name="effects"
    )
    name = models.CharField(max_length=80)
    key = models.CharField(max_length=200, unique=True)
    payload = models.JSONField()
    state = models.CharField(
        max_length=10, choices=EffectState.choices, default=EffectState.READY.value
    )
    attempts = models.PositiveIntegerField(default=0)
    not_before = models.DateTimeField()
    lease_until = models.DateTimeField(null=True, blank=True)
    leased_by = models.CharField(max_length=80, blank=True)
    progress = models.PositiveSmallIntegerField(default=0)
    last_error = models.TextField(blank=True)
    result = models.JSONField(null=True, blank=True)
    created_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """In the order they came; only what is not done is looked for."""

        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["not_before", "id"],
                condition=models.Q(state__in=["ready", "running"]),
                name="record_outbox_waiting",
            ),
            models.Index(
                fields=["id"], condition=models.Q(state="failed"), name="record_outbox_failed"
            ),
        ]

    def __str__(self) -> str:
        """Its key."""
        return self.key


class Heartbeat(models.Model):
    """When a process last showed that it lives."""

    name = models.CharField(max_length=60, primary_key=True)
    at = models.DateTimeField()
    detail = models.JSONField(default=dict)

    def __str__(self) -> str:
        """Whose, when."""
        return f"{self.name} {self.at.isoformat()}"
