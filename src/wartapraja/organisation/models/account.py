"""Accounts: who may sign in, the short PIN for approvals, and the log of sign-ins."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """An account that may sign in to the office; the person behind it is a `Person`."""

    is_demo = models.BooleanField(
        _("demo account"),
        default=False,
        editable=False,
        help_text=_("Signs in from this machine only, and never in production."),
    )


class Pin(models.Model):
    """The short secret with which a person confirms an approval; only its hash is kept.

    Wrong tries are counted here so that guessing is slow whatever address it comes from. It guards one act, not the
    sign-in: a stranger who wears it out keeps nobody from deciding in the office.
    """

    person = models.OneToOneField(
        "organisation.Person", on_delete=models.CASCADE, related_name="pin"
    )
    secret = models.CharField(max_length=200)
    set_at = models.DateTimeField()
    wrong = models.PositiveSmallIntegerField(default=0)
    wrong_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One a person."""

        verbose_name = _("PIN")
        verbose_name_plural = _("PINs")

    def __str__(self) -> str:
        """Whose it is, never what it is."""
        return f"PIN · {self.person}"


class SignIn(models.Model):
    """One try to sign in. Neither the name typed nor the address is kept: an unknown name may be a password.

    `target` is a keyed hash of the account or name, to count guesses by.
    """

    OUTCOMES = [
        ("in", _("Signed in")),
        ("out", _("Signed out")),
        ("wrong", _("Wrong name or password")),
        ("refused", _("Refused")),
    ]

    user = models.ForeignKey(
        "organisation.User",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="sign_ins",
        verbose_name=_("account"),
    )
    at = models.DateTimeField(_("time"), db_index=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=OUTCOMES)
    method = models.CharField(_("method"), max_length=30, blank=True)
    target = models.CharField(max_length=64, blank=True, editable=False)
    known_device = models.BooleanField(default=False, editable=False)

    class Meta:
        """Newest first."""

        verbose_name = _("sign-in")
        verbose_name_plural = _("sign-ins")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["target", "outcome", "at"])]

    def __str__(self) -> str:
        """What happened, to whom."""
        return f"{self.get_outcome_display()} · {self.user_id or '?'}"
