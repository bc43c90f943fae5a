"""Written orders on a letter or a case, passed from hand to hand as a tree."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from wartapraja.letters.terms import Nature


class Disposisi(models.Model):
    """One order: by whom, to whom, what to do, by when. Position and name are copies, as they were then."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(
        "casework.Case", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    letter = models.ForeignKey(
        "letters.IncomingLetter",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="dispositions",
    )
    answers = models.ForeignKey(
        "letters.DisposisiTo",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="forwarded",
        help_text=_("The order that is passed on by this one."),
    )
    by = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=200)
    by_position = models.CharField(max_length=200)
    instructions = models.JSONField(default=list)
    words = models.TextField(blank=True)
    nature = models.CharField(max_length=15, choices=Nature.choices, default=Nature.BIASA)
    deadline = models.DateTimeField(null=True, blank=True)
    at = models.DateTimeField()

    class Meta:
        """In the order they were given."""

        verbose_name = _("disposition")
        verbose_name_plural = _("dispositions")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        """By whom and when."""
        return f"{self.by_position} {self.at:%Y-%m-%d}"


class DisposisiTo(models.Model):
    """One recipient of an order, and what became of it."""

    disposisi = models.ForeignKey(Disposisi, on_delete=models.CASCADE, related_name="recipients")
    person = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    position = models.CharField(max_length=200)
    read_at = models.DateTimeField(null=True, blank=True)
    acted_at = models.DateTimeField(null=True, blank=True)
    result = models.CharField(_("what was done"), max_length=500, blank=True)

    class Meta:
        """Once an order."""

        verbose_name = _("recipient of a disposition")
        verbose_name_plural = _("recipients of a disposition")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["disposisi", "person"], name="disposisi_once_a_person")
        ]

    def __str__(self) -> str:
        """The recipient."""
        return f"{self.position} {self.name}"
