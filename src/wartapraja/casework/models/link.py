"""The link in a mail by which one official may decide one step once."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ApprovalLink(models.Model):
    """A single-use, expiring right to open the light page of one turn. Only the token's hash is kept."""

    run = models.ForeignKey("casework.StepRun", on_delete=models.CASCADE, related_name="links")
    person = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, related_name="+")
    token_sha256 = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    first_opened_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Newest first."""

        verbose_name = _("approval link")
        verbose_name_plural = _("approval links")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        """Whose, for which turn."""
        return f"{self.person} · {self.run}"
