"""Working hours and holidays of an office: rows that its administrator edits."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wartapraja.organisation.terms import HolidayKind
from wartapraja.organisation.week import check_week, default_ramadan_week, default_week
from wartapraja.organisation.week_field import WeekColumn


class HoursPeriod(models.Model):
    """The working week that holds from a day on, in and outside Ramadan.

    Follows: Perpres 21/2023: 37 h 30 min a week, in Ramadan 32 h 30 min, breaks not counted.
    """

    office = models.ForeignKey(
        "organisation.Office",
        on_delete=models.CASCADE,
        related_name="hours",
        verbose_name=_("office"),
    )
    valid_from = models.DateField(_("valid from"))
    week = WeekColumn(_("week"), default=default_week, validators=[check_week])
    ramadan_week = WeekColumn(
        _("week in Ramadan"), default=default_ramadan_week, validators=[check_week]
    )
    source = models.CharField(_("source"), max_length=200, blank=True)

    class Meta:
        """Newest first."""

        verbose_name = _("working hours")
        verbose_name_plural = _("working hours")
        ordering = ["office", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["office", "valid_from"], name="hours_once_a_day")
        ]

    def __str__(self) -> str:
        """From when."""
        return gettext("From %(day)s") % {"day": date_format(self.valid_from, "j F Y")}


class RamadanPeriod(models.Model):
    """First and last day of one Ramadan, as the government announced it.

    Keyed by the Hijri year, since 2030 holds two of them.
    """

    office = models.ForeignKey(
        "organisation.Office",
        on_delete=models.CASCADE,
        related_name="ramadans",
        verbose_name=_("office"),
    )
    hijri_year = models.PositiveSmallIntegerField(_("Hijri year"))
    starts = models.DateField(_("first day"))
    ends = models.DateField(_("last day"))
    provisional = models.BooleanField(
        _("provisional"), default=True, help_text=_("Calculated; not yet announced.")
    )

    class Meta:
        """Newest first."""

        verbose_name = _("Ramadan")
        verbose_name_plural = _("Ramadans")
        ordering = ["office", "-hijri_year"]
        constraints = [
            models.UniqueConstraint(fields=["office", "hijri_year"], name="ramadan_once_a_year"),
        ]

    def __str__(self) -> str:
        """The Hijri year."""
        return f"{self.hijri_year} H"

    def clean(self) -> None:
        """A month of 29 or 30 days."""
        if self.starts and self.ends and not 28 <= (self.ends - self.starts).days <= 29:
            raise ValidationError({"ends": _("Ramadan has 29 or 30 days.")})


class Holiday(models.Model):
    """One day that is not as other days. Only `counts_off` decides whether the office works on it."""

    office = models.ForeignKey(
        "organisation.Office",
        on_delete=models.CASCADE,
        related_name="holidays",
        verbose_name=_("office"),
    )
    date = models.DateField(_("date"))
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(
        _("kind"), max_length=20, choices=HolidayKind.choices, default=HolidayKind.LOCAL
    )
    counts_off = models.BooleanField(
        _("office closed"),
        default=True,
        help_text=_("Working time stands still. An optional holiday usually is a working day."),
    )
    source = models.CharField(
        _("source"), max_length=200, blank=True, help_text=_("Number of the decree or circular.")
    )
    provisional = models.BooleanField(
        _("provisional"), default=False, help_text=_("Estimated; not yet decreed.")
    )

    class Meta:
        """By date."""

        verbose_name = _("holiday")
        verbose_name_plural = _("holidays")
        ordering = ["office", "date", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["office", "date", "name"], name="holiday_once_a_day"),
        ]

    def __str__(self) -> str:
        """Date and name."""
        return f"{self.date} {self.name}"
