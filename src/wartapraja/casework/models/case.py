"""A procedure version, a case that runs it, and each hand's work on each step."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from wartapraja.sop.terms import CaseStatus


class Procedure(models.Model):
    """One version of one SOP, as text. A case keeps the version that it began with."""

    key = models.SlugField(_("key"), max_length=80)
    version = models.PositiveIntegerField(_("version"))
    title = models.CharField(_("title"), max_length=300)
    text = models.TextField(_("definition"))
    sha256 = models.CharField(max_length=64, editable=False)
    adopted_at = models.DateTimeField(_("adopted"))

    class Meta:
        """Versions are never overwritten."""

        verbose_name = _("procedure")
        verbose_name_plural = _("procedures")
        constraints = [
            models.UniqueConstraint(fields=["key", "version"], name="procedure_version_once")
        ]
        ordering = ["key", "-version"]

    def __str__(self) -> str:
        """The title."""
        return self.title


class CaseNumber(models.Model):
    """Counter of case numbers, one row an office and year."""

    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT)
    year = models.PositiveIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        """One counter an office and year."""

        constraints = [
            models.UniqueConstraint(fields=["office", "year"], name="case_number_counter_once")
        ]

    def __str__(self) -> str:
        """Year and count."""
        return f"{self.year}: {self.last}"


class Case(models.Model):
    """One run of one track of an SOP (berkas)."""

    STATUSES = [
        (CaseStatus.RUNNING.value, _("Running")),
        (CaseStatus.PAUSED.value, _("Paused")),
        (CaseStatus.WAITING_CALL.value, _("Waiting for another SOP")),
        (CaseStatus.FINISHED.value, _("Finished")),
        (CaseStatus.REJECTED.value, _("Rejected")),
        (CaseStatus.CANCELLED.value, _("Cancelled")),
    ]

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(_("case number"), max_length=60, unique=True)
    title = models.CharField(_("title"), max_length=300)
    office = models.ForeignKey(
        "organisation.Office", on_delete=models.PROTECT, related_name="cases"
    )
    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="cases")
    track = models.CharField(max_length=80)
    status = models.CharField(_("state"), max_length=20, choices=STATUSES, db_index=True)
    version = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField(_("started"))
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="called"
    )
    search_text = models.TextField(blank=True, editable=False)

    class Meta:
        """Newest first."""

        verbose_name = _("case")
        verbose_name_plural = _("cases")
        ordering = ["-started_at", "-pk"]
        indexes = [models.Index(fields=["office", "status", "-started_at"])]

    def __str__(self) -> str:
        """Number and title."""
        return f"{self.number} {self.title}"

    @property
    def stream(self) -> str:
        """The name of this case's chain in the record."""
        return f"case:{self.key}"


class StepRun(models.Model):
    """One hand's turn on one step: who, when, how long against the standard, what came out."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="runs")
    step = models.CharField(max_length=80)
    number = models.CharField(max_length=20, blank=True)
    text = models.TextField()
    actor = models.CharField(max_length=80)
    actor_title = models.CharField(max_length=200)
    hand = models.PositiveSmallIntegerField(default=0)
    round = models.PositiveSmallIntegerField(default=1)
    assignee = models.ForeignKey(
        "organisation.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, blank=True, db_index=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    open = models.BooleanField(default=True, db_index=True)
    person = models.ForeignKey(
        "organisation.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    position_title = models.CharField(max_length=200, blank=True)
    via = models.CharField(max_length=30, blank=True)
    outcome = models.CharField(max_length=80, blank=True)
    outcome_kind = models.CharField(max_length=20, blank=True)
    reason = models.TextField(blank=True)
    standard_minutes = models.PositiveIntegerField(null=True, blank=True)
    working_minutes = models.PositiveIntegerField(null=True, blank=True)
    on_time = models.BooleanField(null=True)

    class Meta:
        """A hand works once on a step in a round; only one hand of a case is open."""

        ordering = ["opened_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "step", "round", "hand", "opened_at"],
                name="one_turn_a_hand_and_round",
            ),
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(open=True), name="one_open_hand_a_case"
            ),
        ]
        indexes = [models.Index(fields=["open", "actor", "due_at"])]

    def __str__(self) -> str:
        """Case, step and actor."""
        return f"{self.case.number} · {self.number} · {self.actor_title}"
