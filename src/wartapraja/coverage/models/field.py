"""What comes in from the field: notes, photos, voice and video, each sent once whatever the line did."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wartapraja.coverage.terms import Consent, FieldKind


def upload_path(item: "FieldUpload", _name: str) -> str:
    """Where a part of an upload lies until it is whole."""
    return f"peliputan/unggahan/{item.key}"


def kept_path(item: "FieldItem", _name: str) -> str:
    """Where an original lies: by its hash, never by the name that a phone gave it."""
    ending = item.name.rpartition(".")[2].lower()[:8] if "." in item.name else "bin"
    return f"peliputan/asli/{item.sha256[:2]}/{item.sha256}.{ending}"


class FieldItem(models.Model):
    """One note or file of one event. `client_id` is made on the phone: sent twice, it is the same item."""

    client_id = models.UUIDField(unique=True)
    event = models.ForeignKey("coverage.Event", on_delete=models.PROTECT, related_name="items")
    person = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=10, choices=FieldKind.choices)
    text = models.TextField(_("text"), blank=True)
    file = models.FileField(upload_to=kept_path, max_length=300, blank=True)
    name = models.CharField(max_length=200, blank=True)
    mime = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    caption = models.CharField(_("caption"), max_length=500, blank=True)
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    shown = models.CharField(_("who is in the picture"), max_length=500, blank=True)
    consent = models.CharField(
        _("consent of private persons"), max_length=10, choices=Consent.choices, blank=True
    )
    chosen = models.BooleanField(_("chosen for publication"), default=False)
    made_at = models.DateTimeField(_("made"))
    came_at = models.DateTimeField(_("came in"))

    class Meta:
        """As it was made."""

        verbose_name = _("field item")
        verbose_name_plural = _("field items")
        ordering = ["made_at", "pk"]

    def __str__(self) -> str:
        """Kind and name."""
        return f"{self.get_kind_display()} {self.name or self.text[:40]}"


class FieldUpload(models.Model):
    """A file on its way: so many bytes are here, the rest comes when the line is back (tus 1.0)."""

    key = models.UUIDField(unique=True)
    event = models.ForeignKey("coverage.Event", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("organisation.Person", on_delete=models.CASCADE, related_name="+")
    facts = models.JSONField(default=dict)
    length = models.PositiveBigIntegerField()
    offset = models.PositiveBigIntegerField(default=0)
    begun_at = models.DateTimeField()
    touched_at = models.DateTimeField()

    class Meta:
        """Newest first."""

        verbose_name = _("upload under way")
        verbose_name_plural = _("uploads under way")
        ordering = ["-begun_at"]

    def __str__(self) -> str:
        """How far it is."""
        return f"{self.offset}/{self.length}"
