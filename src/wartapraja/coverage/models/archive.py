"""The record of one coverage: originals, edited versions and papers, with classification and retention."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from wartapraja.coverage.terms import Fate


class Classification(models.Model):
    """A code of the archive's classification with its retention. Follows: Permendagri 83/2022; values are local."""

    code = models.CharField(_("code"), max_length=30, unique=True)
    title = models.CharField(_("subject"), max_length=300)
    active_years = models.PositiveSmallIntegerField(_("active, years"))
    inactive_years = models.PositiveSmallIntegerField(_("inactive, years"))
    fate = models.CharField(_("fate"), max_length=10, choices=Fate.choices)

    class Meta:
        """By code."""

        verbose_name = _("classification")
        verbose_name_plural = _("classifications")
        ordering = ["code"]

    def __str__(self) -> str:
        """Code and subject."""
        return f"{self.code} {self.title}"


class ArchiveRecord(models.Model):
    """One filed coverage."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    office = models.ForeignKey(
        "organisation.Office", on_delete=models.PROTECT, related_name="+", verbose_name=_("office")
    )
    event = models.OneToOneField(
        "coverage.Event", on_delete=models.PROTECT, related_name="record", null=True
    )
    case = models.ForeignKey("casework.Case", on_delete=models.PROTECT, null=True, related_name="+")
    title = models.CharField(_("title"), max_length=300)
    day = models.DateField(_("day"), null=True)
    place = models.CharField(_("place"), max_length=300, blank=True)
    people = models.TextField(_("people"), blank=True)
    words = models.TextField(_("words"), blank=True)
    classification = models.ForeignKey(
        Classification, on_delete=models.PROTECT, verbose_name=_("classification")
    )
    filed_by = models.ForeignKey(
        "organisation.Person", on_delete=models.PROTECT, null=True, related_name="+"
    )
    filed_at = models.DateTimeField(_("filed"))
    search_text = models.TextField(blank=True, editable=False)

    class Meta:
        """Newest first."""

        verbose_name = _("filed coverage")
        verbose_name_plural = _("filed coverages")
        ordering = ["-day", "-pk"]

    def __str__(self) -> str:
        """The title."""
        return self.title


class ArchiveFile(models.Model):
    """One file of a record. The original is never altered: its hash is kept and compared."""

    ROLES = [("original", _("original")), ("edited", _("edited version")), ("paper", _("paper"))]

    record = models.ForeignKey(ArchiveRecord, on_delete=models.CASCADE, related_name="files")
    role = models.CharField(_("role"), max_length=10, choices=ROLES)
    title = models.CharField(_("title"), max_length=300)
    storage_name = models.CharField(max_length=300)
    mime = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64)
    made_by = models.CharField(_("made by"), max_length=200, blank=True)

    class Meta:
        """Originals first."""

        verbose_name = _("filed file")
        verbose_name_plural = _("filed files")
        ordering = ["-role", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["record", "role", "sha256"], name="filed_once")
        ]

    def __str__(self) -> str:
        """The title."""
        return self.title
