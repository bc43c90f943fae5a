"""Who covers which event with what, and who cannot be sent."""

import secrets

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from wartapraja.coverage.terms import AbsenceKind, Answer, Content


def new_link() -> str:
    """The secret part of the link by which an assignee answers."""
    return secrets.token_urlsafe(24)


class Assignment(models.Model):
    """One kind of content of one event, given to one person."""

    event = models.ForeignKey("coverage.Event", on_delete=models.CASCADE, related_name="team")
    content = models.CharField(_("content"), max_length=10, choices=Content.choices)
    person = models.ForeignKey(
        "organisation.Person", on_delete=models.PROTECT, related_name="+", verbose_name=_("person")
    )
    answer = models.CharField(
        _("answer"), max_length=10, choices=Answer.choices, default=Answer.OFFERED
    )
    answer_reason = models.CharField(_("reason"), max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    link = models.CharField(max_length=64, unique=True, default=new_link, editable=False)
    override_reason = models.CharField(
        _("why in spite of the clash"), max_length=500, blank=True, editable=False
    )
    named_by = models.ForeignKey(
        "organisation.Person", on_delete=models.PROTECT, null=True, related_name="+"
    )
    named_at = models.DateTimeField()

    class Meta:
        """Text, photo, video; a person once a kind and event."""

        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["event", "content", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "content", "person"], name="assignment_once_a_kind"
            )
        ]
        indexes = [models.Index(fields=["person", "answer"])]

    def __str__(self) -> str:
        """Person and kind."""
        return f"{self.person} ({self.get_content_display()})"


class Absence(models.Model):
    """Days on which somebody cannot be sent; both count."""

    person = models.ForeignKey(
        "organisation.Person", on_delete=models.CASCADE, related_name="+", verbose_name=_("person")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=AbsenceKind.choices)
    starts = models.DateField(_("first day"))
    ends = models.DateField(_("last day"))
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        """Newest first."""

        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        ordering = ["-starts", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends__gte=models.F("starts")),
                name="absence_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        """Person, kind and days."""
        return f"{self.person}: {self.get_kind_display()} {self.starts} – {self.ends}"

    def clean(self) -> None:
        """The last day is not before the first."""
        if self.starts and self.ends and self.ends < self.starts:
            raise ValidationError({"ends": _("The last day is before the first.")})
