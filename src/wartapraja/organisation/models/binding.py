"""Which position is which actor of an SOP, and which SOPs an office works by."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ActorBinding(models.Model):
    """An SOP's actor is, in this office, the holder of this position. Several positions may share an actor."""

    office = models.ForeignKey(
        "organisation.Office",
        on_delete=models.PROTECT,
        related_name="bindings",
        verbose_name=_("office"),
    )
    sop_key = models.SlugField(_("SOP"), max_length=80)
    actor_key = models.SlugField(_("actor"), max_length=80)
    position = models.ForeignKey(
        "organisation.Position",
        on_delete=models.PROTECT,
        related_name="bindings",
        verbose_name=_("position"),
    )

    class Meta:
        """By SOP and actor."""

        verbose_name = _("actor of an SOP")
        verbose_name_plural = _("actors of SOPs")
        ordering = ["office", "sop_key", "actor_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "sop_key", "actor_key", "position"], name="binding_once"
            ),
        ]

    def __str__(self) -> str:
        """SOP, actor and position."""
        return f"{self.sop_key} · {self.actor_key} → {self.position}"


class SopAdoption(models.Model):
    """From this day the office works by this version of an SOP."""

    office = models.ForeignKey(
        "organisation.Office",
        on_delete=models.PROTECT,
        related_name="adoptions",
        verbose_name=_("office"),
    )
    sop_key = models.SlugField(_("SOP"), max_length=80)
    version = models.PositiveIntegerField(_("version"), default=1)
    starts = models.DateField(_("in force from"))

    class Meta:
        """Newest first within an SOP."""

        verbose_name = _("SOP in force")
        verbose_name_plural = _("SOPs in force")
        ordering = ["office", "sop_key", "-starts"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "sop_key", "version"], name="adoption_once_a_version"
            ),
        ]

    def __str__(self) -> str:
        """SOP and version."""
        return f"{self.sop_key} v{self.version}"
