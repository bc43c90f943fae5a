"""Offices, their units and the positions in them. Nothing here knows of one particular office."""

import uuid
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.files.storage import Storage, storages
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wartapraja.organisation.terms import ESELONS, ZONES, PositionKind

colour = RegexValidator(
    r"^#[0-9a-fA-F]{6}$", _("Write the colour as # and six hexadecimal digits, such as #1f4b6e.")
)


def public_storage() -> Storage:
    """Where anybody may fetch from: the logo is on every public page."""
    return storages["public"]


def new_stamp() -> str:
    """A mark for one state of a calendar. Never used twice, so a change rolled back leaves no false copy in memory."""
    return uuid.uuid4().hex


class Office(models.Model):
    """One government office: its zone, its letterhead, its public face and its calendar."""

    key = models.SlugField(_("key"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    zone = models.CharField(_("time zone"), max_length=40, choices=ZONES, default="Asia/Jakarta")

    government = models.CharField(
        _("government"),
        max_length=200,
        blank=True,
        help_text=_("First line of the letterhead, such as PEMERINTAH KABUPATEN …"),
    )
    letterhead = models.TextField(
        _("letterhead lines"),
        blank=True,
        help_text=_("The office's full name in capitals, up to three lines; never shortened."),
    )
    address = models.CharField(_("address"), max_length=300, blank=True)
    phone = models.CharField(_("phone"), max_length=60, blank=True)
    fax = models.CharField(_("fax"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), blank=True)
    place = models.CharField(_("place of signing"), max_length=100, blank=True)

    brand = models.CharField(
        _("brand colour"), max_length=7, default="#1f4b6e", validators=[colour]
    )
    brand_tint = models.CharField(
        _("tint of the brand colour"), max_length=7, default="#e3edf4", validators=[colour]
    )
    logo = models.FileField(
        _("logo"), upload_to="lambang/", storage=public_storage, blank=True, max_length=200
    )
    site_name = models.CharField(_("name of the public site"), max_length=120, blank=True)
    tagline = models.CharField(_("tagline of the public site"), max_length=200, blank=True)

    version = models.PositiveIntegerField(default=0, editable=False)
    calendar_stamp = models.CharField(max_length=32, default=new_stamp, editable=False)

    class Meta:
        """In the order in which they were set up."""

        verbose_name = _("office")
        verbose_name_plural = _("offices")
        ordering = ["pk"]
        permissions = [("administer_office", _("Can administer the organisation of an office"))]

    def __str__(self) -> str:
        """The name."""
        return self.name

    @property
    def stream(self) -> str:
        """The name of this office's chain in the record."""
        return f"organisation:{self.key}"

    @property
    def tz(self) -> ZoneInfo:
        """The zone in which this office lives."""
        return ZoneInfo(self.zone)

    @property
    def is_first(self) -> bool:
        """Whether it is the office that this installation was set up for."""
        return not Office.objects.filter(pk__lt=self.pk).exists()

    @property
    def letterhead_lines(self) -> tuple[str, ...]:
        """Government first, then the office's lines, as the letterhead prints them."""
        return tuple(
            line.strip()
            for line in (self.government, *self.letterhead.splitlines())
            if line.strip()
        )


class Unit(models.Model):
    """A part of an office; the tree has as many floors as the office has."""

    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, related_name="units", verbose_name=_("office")
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
    )
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("sort order"), default=0)

    class Meta:
        """As the organisation chart lists them."""

        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["office", "sort_order", "name"]
        constraints = [
            models.UniqueConstraint(fields=["office", "name"], name="unit_once_an_office")
        ]

    def __str__(self) -> str:
        """The name."""
        return self.name

    def clean(self) -> None:
        """A unit is not part of itself, nor of another office's unit."""
        above: Unit | None = self.parent
        if above and above.office_id != self.office_id:
            raise ValidationError({"parent": _("Choose a unit of the same office.")})
        while above is not None:
            if above.pk == self.pk:
                raise ValidationError({"parent": _("A unit cannot be part of itself.")})
            above = above.parent


class Position(models.Model):
    """A post (jabatan) in a unit. Rights come from holding one, never from a person's name."""

    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, related_name="positions", verbose_name=_("unit")
    )
    title = models.CharField(_("position title"), max_length=200)
    short_title = models.CharField(
        _("short title"), max_length=80, blank=True, help_text=_("Such as Kabid IKP.")
    )
    kind = models.CharField(
        _("kind"), max_length=20, choices=PositionKind.choices, default=PositionKind.PELAKSANA
    )
    eselon = models.CharField(_("echelon"), max_length=6, choices=ESELONS, blank=True)
    superior = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="subordinates",
        verbose_name=_("superior"),
    )
    shared = models.BooleanField(
        _("several holders"), default=False, help_text=_("Several people hold it side by side.")
    )
    sort_order = models.PositiveSmallIntegerField(_("sort order"), default=0)

    class Meta:
        """Down the ladder."""

        verbose_name = _("position")
        verbose_name_plural = _("positions")
        ordering = ["unit__office", "sort_order", "title"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "title"], name="position_once_a_unit")
        ]

    def __str__(self) -> str:
        """The title."""
        return self.title

    @property
    def called(self) -> str:
        """The short title, or the title where there is none."""
        return self.short_title or self.title

    def clean(self) -> None:
        """Nobody is their own superior, however long the ladder."""
        above: Position | None = self.superior
        while above is not None:
            if above.pk == self.pk:
                raise ValidationError({"superior": _("A position cannot be its own superior.")})
            above = above.superior
