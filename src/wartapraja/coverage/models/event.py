"""An event to cover, what happened to its date, and the feeds that events come in by."""

import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from wartapraja.coverage.terms import EventState, Source


class Event(models.Model):
    """One event of the leader's agenda or of a letter. Without a time it lies in the undated tray."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    office = models.ForeignKey(
        "organisation.Office", on_delete=models.PROTECT, related_name="+", verbose_name=_("office")
    )
    case = models.ForeignKey(
        "casework.Case",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("case"),
    )
    title = models.CharField(_("event"), max_length=300)
    place = models.CharField(_("place"), max_length=300, blank=True)
    outside = models.BooleanField(_("outside the island"), null=True, blank=True)
    starts = models.DateTimeField(_("begins"), null=True, blank=True)
    ends = models.DateTimeField(_("ends"), null=True, blank=True)
    all_day = models.BooleanField(_("all day"), default=False)
    travel_minutes = models.PositiveIntegerField(
        _("travel time, minutes"),
        default=0,
        help_text=_("One way. The team is taken for that long before and after."),
    )
    contact = models.CharField(_("contact at the place"), max_length=200, blank=True)
    leader = models.CharField(_("leader who attends"), max_length=200, blank=True)
    note = models.TextField(_("note"), blank=True)
    state = models.CharField(
        _("state"), max_length=12, choices=EventState.choices, default=EventState.PLANNED
    )
    source = models.CharField(_("source"), max_length=10, choices=Source.choices)
    uid = models.CharField(max_length=300, blank=True, editable=False)
    """Identity in the feed that it came by, with the instant of a recurrence after it."""
    sequence = models.PositiveIntegerField(default=0, editable=False)
    """Rises with every change that the team is told, as iCal wants it."""
    series = models.UUIDField(null=True, blank=True, editable=False)
    """What the occurrences of one recurring event share."""
    version = models.PositiveIntegerField(default=0, editable=False)
    """Of its stream in the record."""
    made_by = models.ForeignKey(
        "organisation.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField()

    class Meta:
        """By time; the undated last."""

        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = [models.F("starts").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(starts=None) | models.Q(ends__gt=models.F("starts")),
                name="event_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["office", "uid"], condition=~models.Q(uid=""), name="event_once_a_feed"
            ),
        ]
        indexes = [models.Index(fields=["office", "starts", "ends"])]

    def __str__(self) -> str:
        """The event."""
        return self.title

    @property
    def stream(self) -> str:
        """The name of its chain in the record."""
        return f"coverage:{self.key}"

    def clean(self) -> None:
        """An end needs a beginning, and comes after it."""
        if bool(self.starts) != bool(self.ends):
            raise ValidationError(
                _("Give both the beginning and the end, or neither: then it waits undated.")
            )
        if self.starts and self.ends and self.ends <= self.starts:
            raise ValidationError({"ends": _("The end must come after the beginning.")})


class EventChange(models.Model):
    """Postponed, moved or cancelled: what was before, why, and by whom."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=12)
    before_starts = models.DateTimeField(null=True, blank=True)
    before_ends = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    person = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """In the order they were made."""

        ordering = ["at", "pk"]

    def __str__(self) -> str:
        """Kind and event."""
        return f"{self.kind} {self.event}"


class Feed(models.Model):
    """The address of a leader's calendar (.ics), looked at by the worker."""

    office = models.ForeignKey(
        "organisation.Office", on_delete=models.CASCADE, related_name="+", verbose_name=_("office")
    )
    title = models.CharField(_("title"), max_length=200)
    url = models.URLField(_("address"), max_length=1000)
    active = models.BooleanField(_("active"), default=True)
    etag = models.CharField(max_length=200, blank=True, editable=False)
    read_at = models.DateTimeField(_("last read"), null=True, blank=True, editable=False)
    trouble = models.CharField(_("last trouble"), max_length=500, blank=True, editable=False)

    class Meta:
        """By title."""

        verbose_name = _("calendar feed")
        verbose_name_plural = _("calendar feeds")
        ordering = ["title"]

    def __str__(self) -> str:
        """The title."""
        return self.title
