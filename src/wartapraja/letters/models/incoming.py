"""Letters that came in (surat masuk), numbered in the order they came."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from wartapraja.letters.terms import Nature, Secrecy


class AgendaCounter(models.Model):
    """Counter of agenda numbers, one row an office and year."""

    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        """One counter an office and year."""

        constraints = [
            models.UniqueConstraint(fields=["office", "year"], name="agenda_counter_once")
        ]

    def __str__(self) -> str:
        """Year and count."""
        return f"{self.year}: {self.last}"


class IncomingLetter(models.Model):
    """One letter of the agenda book (buku agenda)."""

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
    year = models.PositiveIntegerField(_("year"))
    agenda_number = models.PositiveIntegerField(_("agenda number"))
    received = models.DateField(_("received on"))
    sender = models.CharField(_("letter from"), max_length=300)
    letter_number = models.CharField(_("letter number"), max_length=200, blank=True)
    letter_date = models.DateField(_("date of the letter"), null=True, blank=True)
    subject = models.CharField(_("subject (hal)"), max_length=500)
    nature = models.CharField(
        _("nature (sifat)"), max_length=15, choices=Nature.choices, default=Nature.BIASA
    )
    secrecy = models.CharField(
        _("secrecy"), max_length=15, choices=Secrecy.choices, default=Secrecy.BIASA
    )
    scan_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    registered_by = models.ForeignKey(
        "organisation.Person", on_delete=models.PROTECT, null=True, related_name="+"
    )
    registered_at = models.DateTimeField()

    class Meta:
        """Newest first; a number once a year."""

        verbose_name = _("incoming letter")
        verbose_name_plural = _("incoming letters")
        ordering = ["-year", "-agenda_number"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "year", "agenda_number"], name="agenda_number_once"
            )
        ]

    def __str__(self) -> str:
        """Number and subject."""
        return f"{self.agenda_number}/{self.year} {self.subject}"

    @property
    def stream(self) -> str:
        """The name of its chain in the record."""
        return f"incoming:{self.key}"
