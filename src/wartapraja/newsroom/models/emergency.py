"""Publications that went live before their SOP, each with its second look."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wartapraja.newsroom.terms import SecondLook


class EmergencyPublication(models.Model):
    """One official published at once, with a reason; another one looks within two working hours.

    Persons are kept as snapshots (key, name, position), so that the row still says who it was after they have left.
    """

    page = models.ForeignKey(
        "newsroom.BasePage", on_delete=models.PROTECT, related_name="emergencies"
    )
    office = models.CharField(max_length=60)
    revision = models.ForeignKey("wagtailcore.Revision", on_delete=models.PROTECT, related_name="+")
    previous = models.ForeignKey(
        "wagtailcore.Revision", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(_("reason"))
    by = models.JSONField()
    at = models.DateTimeField()
    due_at = models.DateTimeField(db_index=True)
    outcome = models.CharField(max_length=10, choices=SecondLook.choices, default=SecondLook.OPEN)
    looked_by = models.JSONField(null=True, blank=True)
    looked_at = models.DateTimeField(null=True, blank=True)
    words = models.TextField(blank=True)

    class Meta:
        """Newest first; a page has one open second look at a time."""

        verbose_name = _("emergency publication")
        verbose_name_plural = _("emergency publications")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["page"],
                condition=models.Q(outcome="open"),
                name="one_open_second_look_a_page",
            )
        ]

    def __str__(self) -> str:
        """Page and instant."""
        return f"{self.page_id} · {self.at:%Y-%m-%d %H:%M}"
