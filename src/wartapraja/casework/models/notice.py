"""Who was told what, and when."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Notice(models.Model):
    """One message to one person about one turn."""

    KINDS = [
        ("turn", _("Your turn")),
        ("link", _("Approval link")),
        ("soon", _("Standard time almost used")),
        ("late", _("Standard time passed")),
    ]

    run = models.ForeignKey("casework.StepRun", on_delete=models.CASCADE, related_name="notices")
    person = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=KINDS)
    address = models.EmailField()
    noted_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    message_id = models.CharField(max_length=200, blank=True, db_index=True)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        """A person is told each thing about a turn once."""

        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-noted_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["run", "person", "kind"], name="told_once")]

    def __str__(self) -> str:
        """What kind, to whom."""
        return f"{self.get_kind_display()} · {self.person}"
