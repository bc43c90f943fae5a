"""Cameras, drones and vehicles, and who has them out."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wartapraja.coverage.terms import EquipmentKind


class Equipment(models.Model):
    """One thing that can be lent for a coverage."""

    office = models.ForeignKey(
        "organisation.Office", on_delete=models.PROTECT, related_name="+", verbose_name=_("office")
    )
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=10, choices=EquipmentKind.choices)
    inventory = models.CharField(_("inventory number"), max_length=100, blank=True)
    usable = models.BooleanField(_("usable"), default=True)

    class Meta:
        """By kind and name."""

        verbose_name = _("equipment")
        verbose_name_plural = _("equipment")
        ordering = ["kind", "name"]

    def __str__(self) -> str:
        """The name."""
        return self.name


class Loan(models.Model):
    """A thing is reserved for an event, handed out and brought back."""

    equipment = models.ForeignKey(Equipment, on_delete=models.PROTECT, related_name="loans")
    event = models.ForeignKey("coverage.Event", on_delete=models.CASCADE, related_name="loans")
    person = models.ForeignKey(
        "organisation.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    override_reason = models.CharField(max_length=500, blank=True, editable=False)
    out_at = models.DateTimeField(_("handed out"), null=True, blank=True)
    back_at = models.DateTimeField(_("brought back"), null=True, blank=True)
    condition = models.CharField(_("condition on return"), max_length=300, blank=True)

    class Meta:
        """A thing once an event."""

        verbose_name = _("loan")
        verbose_name_plural = _("loans")
        ordering = ["event", "equipment"]
        constraints = [
            models.UniqueConstraint(fields=["equipment", "event"], name="loan_once_an_event")
        ]

    def __str__(self) -> str:
        """Thing and event."""
        return f"{self.equipment}: {self.event}"
