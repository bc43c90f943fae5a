"""Keys of the office that sign letters: the PKCS#12 file as it came, locked by its own password."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SigningKey(models.Model):
    """A PKCS#12 file. Its password is typed at each signing and kept nowhere."""

    office = models.ForeignKey(
        "organisation.Office", on_delete=models.CASCADE, related_name="+", verbose_name=_("office")
    )
    title = models.CharField(_("title"), max_length=200)
    pkcs12 = models.BinaryField()
    subject = models.CharField(_("issued to"), max_length=500)
    issuer = models.CharField(_("issued by"), max_length=500)
    serial = models.CharField(_("serial"), max_length=80)
    valid_from = models.DateTimeField(_("valid from"))
    valid_until = models.DateTimeField(_("valid until"))
    active = models.BooleanField(_("in use"), default=True)
    added_by = models.ForeignKey(
        "organisation.Person", on_delete=models.PROTECT, null=True, related_name="+"
    )
    added_at = models.DateTimeField()

    class Meta:
        """Newest first."""

        verbose_name = _("signing key")
        verbose_name_plural = _("signing keys")
        ordering = ["-added_at", "-pk"]

    def __str__(self) -> str:
        """The title."""
        return self.title
