"""People, the positions they hold, and what they hand to somebody else for a time."""

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from wartapraja.organisation import nip as nip_rules
from wartapraja.organisation.terms import GRADES, NIP_ODDITIES, PREFIXES, RANKS, HoldingKind


def eighteen_digits(text: str) -> None:
    """Refuse a NIP that is not 18 digits; what else may be odd about it is kept as a warning."""
    if len(text) != nip_rules.LENGTH or not (text.isascii() and text.isdigit()):
        raise ValidationError(
            _("A NIP has 18 digits; this one has %(count)s."), params={"count": len(text)}
        )


def new_key() -> str:
    """A key that says nothing about the person and outlives every change of name."""
    return uuid.uuid4().hex


class Person(models.Model):
    """Somebody who works for an office, with an account or without."""

    key = models.CharField(max_length=32, unique=True, default=new_key, editable=False)
    office = models.ForeignKey(
        "organisation.Office",
        on_delete=models.PROTECT,
        related_name="people",
        verbose_name=_("office"),
        help_text=_("The office that keeps this person's file."),
    )
    user = models.OneToOneField(
        "organisation.User",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="person",
        verbose_name=_("account"),
    )
    full_name = models.CharField(_("full name"), max_length=200, help_text=_("With titles."))
    nip = models.CharField(
        "NIP",
        max_length=18,
        blank=True,
        validators=[eighteen_digits],
        help_text=_("18 digits; empty for contract staff."),
    )
    nip_warnings = models.JSONField(default=list, editable=False)
    grade = models.CharField(_("rank and grade"), max_length=6, choices=GRADES, blank=True)
    email = models.EmailField(
        _("e-mail"), blank=True, help_text=_("Approvals are asked for at this address.")
    )
    phone = models.CharField(_("phone"), max_length=40, blank=True)

    class Meta:
        """By name."""

        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["full_name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["nip"], condition=~models.Q(nip=""), name="nip_once"),
        ]

    def __str__(self) -> str:
        """The name."""
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the NIP as bare digits, and with it what is odd about it."""
        self.nip = nip_rules.digits_of(self.nip)
        self.nip_warnings = nip_rules.warnings_of(self.nip) if self.nip else []
        super().save(*args, **kwargs)
        if self.user is not None and self.user.email != self.email:
            self.user.email = self.email
            self.user.save(update_fields=["email"])

    @property
    def nip_printed(self) -> str:
        """The NIP as letters print it."""
        return nip_rules.printed(self.nip)

    def oddities(self) -> str:
        """What is odd about the NIP, in words."""
        return ", ".join(str(NIP_ODDITIES[code]) for code in self.nip_warnings)

    @property
    def rank(self) -> str:
        """The name of the rank (pangkat); empty for those who have none."""
        return dict(RANKS).get(self.grade, "")


class Holding(models.Model):
    """A person holds a position from one day to another; both days count.

    `closed_at` ends it at once, in the middle of a day: a right withdrawn at ten is gone at ten.
    """

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="holdings", verbose_name=_("person")
    )
    position = models.ForeignKey(
        "organisation.Position",
        on_delete=models.PROTECT,
        related_name="holdings",
        verbose_name=_("position"),
    )
    kind = models.CharField(
        _("kind"), max_length=10, choices=HoldingKind.choices, default=HoldingKind.DEFINITIF
    )
    starts = models.DateField(_("first day"))
    ends = models.DateField(_("last day"), null=True, blank=True)
    closed_at = models.DateTimeField(_("ended at once"), null=True, blank=True, editable=False)
    legal_basis = models.CharField(
        _("legal basis"),
        max_length=300,
        blank=True,
        help_text=_("Number and date of the decision."),
    )

    class Meta:
        """Newest first."""

        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering = ["-starts", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends=None) | models.Q(ends__gte=models.F("starts")),
                name="holding_ends_after_it_starts",
            ),
        ]
        indexes = [models.Index(fields=["position", "starts"])]

    def __str__(self) -> str:
        """Who, and as what."""
        return f"{self.person} · {self.title}"

    @property
    def title(self) -> str:
        """The position's title as this person bears it, with Plt. or Plh. before it."""
        return " ".join(filter(None, (PREFIXES.get(self.kind, ""), self.position.title)))


class Delegation(models.Model):
    """The holder of a position hands its steps to another person for a time that must end."""

    holding = models.ForeignKey(
        Holding, on_delete=models.PROTECT, related_name="delegations", verbose_name=_("given by")
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="delegations", verbose_name=_("given to")
    )
    starts = models.DateField(_("first day"))
    ends = models.DateField(_("last day"))
    closed_at = models.DateTimeField(_("ended at once"), null=True, blank=True, editable=False)
    legal_basis = models.CharField(_("legal basis"), max_length=300)
    sop_key = models.SlugField(
        _("only this SOP"),
        max_length=80,
        blank=True,
        help_text=_("Key of the SOP; empty means all."),
    )

    class Meta:
        """Newest first."""

        verbose_name = _("delegation")
        verbose_name_plural = _("delegations")
        ordering = ["-starts", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends__gte=models.F("starts")),
                name="delegation_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        """From whom to whom."""
        return f"{self.holding.person} → {self.person}"

    def clean(self) -> None:
        """Nobody delegates to themselves."""
        if self.holding_id and self.person_id == self.holding.person_id:
            raise ValidationError({"person": _("Choose somebody else.")})
