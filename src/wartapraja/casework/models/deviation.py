"""Steps that were done outside the order, for the report on them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Deviation(models.Model):
    """One step done outside the order (penyimpangan): the fold of a ``DeviationRecorded``."""

    case = models.ForeignKey("casework.Case", on_delete=models.CASCADE, related_name="deviations")
    step = models.CharField(_("step"), max_length=80)
    number = models.CharField(max_length=20, blank=True)
    text = models.TextField()
    person = models.ForeignKey(
        "organisation.Person", on_delete=models.PROTECT, null=True, related_name="+"
    )
    position_title = models.CharField(max_length=200, blank=True)
    approver = models.ForeignKey(
        "organisation.Person", on_delete=models.PROTECT, null=True, related_name="+"
    )
    approver_title = models.CharField(max_length=200, blank=True)
    reason = models.TextField(_("reason"))
    at = models.DateTimeField(_("recorded"))

    class Meta:
        """Newest first."""

        verbose_name = _("deviation")
        verbose_name_plural = _("deviations")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        """Case and step."""
        return f"{self.case.number} · {self.number}"
