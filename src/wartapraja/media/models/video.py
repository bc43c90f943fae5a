"""Videos: the private original and the playable copy that may be shown."""

from functools import partial
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import CollectionMember
from wagtail.search import index

from wartapraja.media.addresses import office_address
from wartapraja.media.models.kept import KeptFile, Uploaded, private_path
from wartapraja.media.terms import VideoStatus
from wartapraja.media.usage import refuse_if_live
from wartapraja.media.words import duration_words


def original_path(video: "Video", name: str) -> str:
    """Where an original goes."""
    return video.place(name)


def playable_path(video: "Video", name: str) -> str:
    """Where a playable copy goes."""
    return private_path("playables", name)


class Video(KeptFile, Uploaded, CollectionMember, index.Indexed, models.Model):
    """A film. The worker makes of it an MP4 that every browser plays, without place or author, and a poster."""

    kind = "video"
    effect = "media.process_video"

    title = models.CharField(_("title"), max_length=255)
    file = models.FileField(_("file"), upload_to=original_path)
    duration = models.FloatField(_("duration in seconds"), default=0, editable=False)
    width = models.PositiveIntegerField(_("width"), default=0, editable=False)
    height = models.PositiveIntegerField(_("height"), default=0, editable=False)
    status = models.CharField(
        _("status"),
        max_length=12,
        choices=VideoStatus.choices,
        default=VideoStatus.QUEUED,
        editable=False,
    )
    reason = models.CharField(_("reason"), max_length=40, blank=True, editable=False)
    progress = models.PositiveSmallIntegerField(_("progress in percent"), default=0, editable=False)
    stop_asked = models.BooleanField(default=False, editable=False)
    poster = models.ForeignKey(
        "media.Picture",
        verbose_name=_("poster"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    playable = models.FileField(
        _("playable copy"), upload_to=playable_path, blank=True, editable=False
    )
    playable_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    captions = models.TextField(_("captions (WebVTT)"), blank=True)
    transcript = models.TextField(
        _("transcript"),
        blank=True,
        help_text=_("What is said and shown, for those who cannot hear or see it."),
    )
    credit = models.CharField(
        _("credit"),
        max_length=200,
        blank=True,
        help_text=_("Who made it. Needed before publication."),
    )

    search_fields = (
        *CollectionMember.search_fields,
        index.SearchField("title", boost=10),
        index.AutocompleteField("title"),
        index.SearchField("transcript"),
        index.FilterField("status"),
        index.FilterField("created_at"),
    )

    class Meta:
        """Newest first."""

        verbose_name = _("video")
        verbose_name_plural = _("videos")
        ordering = ("-created_at", "-pk")

    def __str__(self) -> str:
        """The title."""
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a new original starts again at the queue."""
        file: Any = self.file
        if file and not file._committed:
            self.status, self.reason, self.progress, self.stop_asked = (
                VideoStatus.QUEUED,
                "",
                0,
                False,
            )
            self.playable, self.playable_sha256, self.poster = "", "", None
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete with its files, unless a live page shows it.

        Raises:
            OnLivePage: naming the video and the page.
        """
        refuse_if_live(self)
        files = [one for one in (self.file, self.playable) if one]
        gone: tuple[int, dict[str, int]] = super().delete(*args, **kwargs)
        for one in files:
            transaction.on_commit(partial(one.storage.delete, str(one.name)))
        return gone

    @property
    def duration_words(self) -> str:
        """Minutes and seconds; a dash until it is known."""
        return duration_words(self.duration) if self.duration else "–"

    @property
    def ready(self) -> bool:
        """It can be shown."""
        return self.status == VideoStatus.READY

    @property
    def url(self) -> str:
        """Address of the playable copy in the office; empty until it is ready."""
        return office_address("video", self.pk, str(self.playable.name)) if self.playable else ""

    @property
    def captions_url(self) -> str:
        """Address of the captions in the office; empty when there are none."""
        return office_address("teks", self.pk, "teks.vtt") if self.captions else ""
