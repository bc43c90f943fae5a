"""What was shared where, with the address as evidence."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sharing(models.Model):
    """One channel of one case's share step: posted with its address, or passed over with the reason."""

    STATES = [("posted", _("Posted")), ("passed", _("Passed over"))]

    case = models.ForeignKey("casework.Case", on_delete=models.CASCADE, related_name="+")
    channel = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=STATES)
    url = models.URLField(max_length=1000, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    text = models.TextField(blank=True)
    by = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """Once a case and channel."""

        constraints = [
            models.UniqueConstraint(fields=["case", "channel"], name="shared_once_a_channel")
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        """Channel and address."""
        return f"{self.channel} {self.url}"
