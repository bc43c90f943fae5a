"""The register of outgoing letters: how a number is made, how far it has come, and which were given."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from wartapraja.letters.numbering import wrong_with
from wartapraja.letters.terms import NumberState


class NumberTemplate(models.Model):
    """How the numbers of one kind of letter of an office are written."""

    office = models.ForeignKey(
        "organisation.Office", on_delete=models.CASCADE, related_name="+", verbose_name=_("office")
    )
    kind = models.SlugField(
        _("kind of letter"), max_length=40, help_text=_("Such as spt or nota_dinas.")
    )
    register = models.SlugField(
        _("register"),
        max_length=40,
        help_text=_("Kinds with the same register share one counter."),
    )
    template = models.CharField(
        _("template"),
        max_length=120,
        help_text=_(
            "Of {klasifikasi}, {urut} or {urut:03}, {unit}, {bulan}, {bulan_romawi}, {tahun}, {derajat}."
        ),
    )
    classification = models.CharField(_("classification code"), max_length=40, blank=True)
    unit = models.CharField(_("unit code"), max_length=40, blank=True)

    class Meta:
        """One template an office and kind."""

        verbose_name = _("number template")
        verbose_name_plural = _("number templates")
        ordering = ["register", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["office", "kind"], name="number_template_once_a_kind")
        ]

    def __str__(self) -> str:
        """Kind and template."""
        return f"{self.kind}: {self.template}"

    def clean(self) -> None:
        """A template that repeats, within a year or across years, is none."""
        wrong = wrong_with(self.template)
        if wrong:
            raise ValidationError({"template": wrong})


class NumberCounter(models.Model):
    """The last number of one register in one year."""

    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    register = models.SlugField(max_length=40)
    year = models.PositiveIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        """One counter an office, register and year."""

        constraints = [
            models.UniqueConstraint(
                fields=["office", "register", "year"], name="number_counter_once"
            )
        ]

    def __str__(self) -> str:
        """Register, year and count."""
        return f"{self.register} {self.year}: {self.last}"


class GivenNumber(models.Model):
    """One number of a register. It is never given again, not even when its letter comes to nothing."""

    office = models.ForeignKey(
        "organisation.Office", on_delete=models.PROTECT, related_name="+", verbose_name=_("office")
    )
    register = models.SlugField(_("register"), max_length=40)
    year = models.PositiveIntegerField(_("year"))
    serial = models.PositiveIntegerField(_("serial"))
    text = models.CharField(_("number"), max_length=160)
    compared = models.CharField(max_length=160, editable=False)
    """The number without spaces and in capitals: two that differ only there are the same."""
    letter = models.ForeignKey(
        "letters.OutgoingLetter",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="numbers",
        verbose_name=_("letter"),
    )
    state = models.CharField(
        _("state"), max_length=10, choices=NumberState.choices, default=NumberState.GIVEN
    )
    explanation = models.CharField(_("explanation"), max_length=500, blank=True)
    given_by = models.ForeignKey(
        "organisation.Person", on_delete=models.PROTECT, null=True, related_name="+"
    )
    given_at = models.DateTimeField(_("given at"))

    class Meta:
        """In the order of the register."""

        verbose_name = _("letter number")
        verbose_name_plural = _("letter numbers")
        ordering = ["register", "-year", "-serial"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "register", "year", "serial"], name="number_given_once"
            ),
            models.UniqueConstraint(fields=["office", "compared"], name="number_text_given_once"),
        ]

    def __str__(self) -> str:
        """The number."""
        return self.text
