"""Pictures and the sizes made of them."""

from typing import Any

from django.core.files import File
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, ImageQuerySet
from wagtail.images.models import Image as WagtailImage
from wagtail.search import index

from wartapraja.media.addresses import office_address
from wartapraja.media.models.kept import KeptFile
from wartapraja.media.stripping import CleanFilter, is_turned
from wartapraja.media.usage import refuse_if_live


class PictureQuerySet(ImageQuerySet):
    """Pictures; those on a live page cannot be deleted in bulk either."""

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete all, or refuse all when one is on a live page.

        Raises:
            OnLivePage: naming the picture and the page.
        """
        for picture in self:
            refuse_if_live(picture)
        return super().delete()


class Picture(KeptFile, AbstractImage):  # type: ignore[django-manager-missing]
    """A photograph or drawing. Its original stays private; whatever leaves is stripped of place and author."""

    kind = "picture"
    effect = "media.make_renditions"

    alt = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_(
            "What the picture shows, for those who cannot see it. Needed before publication."
        ),
    )
    credit = models.CharField(
        _("credit"),
        max_length=200,
        blank=True,
        help_text=_("Who made it. Needed before publication."),
    )
    caption = models.CharField(_("caption"), max_length=500, blank=True)
    taken_at = models.DateTimeField(_("taken at"), null=True, blank=True)
    turned = models.BooleanField(default=False, editable=False)

    admin_form_fields = (
        *[name for name in WagtailImage.admin_form_fields if name != "description"],
        "alt",
        "credit",
        "caption",
        "taken_at",
    )
    search_fields = [
        *AbstractImage.search_fields,
        index.SearchField("alt"),
        index.SearchField("credit"),
        index.SearchField("caption"),
    ]
    objects = PictureQuerySet.as_manager()  # type: ignore[django-manager-missing]

    class Meta(AbstractImage.Meta):
        """As Wagtail lists pictures."""

        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def get_upload_to(self, filename: str) -> str:
        """Where the original goes."""
        return self.place(filename)

    def measure(self) -> None:
        """Set hashes, size and name from a file that is about to be kept."""
        super()._set_image_file_metadata()
        super().measure()
        self.turned = is_turned(self.file)

    def _set_image_file_metadata(self) -> None:
        self.measure()

    def forget_derived(self) -> None:
        """Drop the renditions of the content that is being replaced."""
        self.renditions.all().delete()

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete, unless a live page shows it.

        Raises:
            OnLivePage: naming the picture and the page.
        """
        refuse_if_live(self)
        return super().delete(*args, **kwargs)

    @property
    def filename(self) -> str:
        """The name it came with."""
        return self.file_name or super().filename

    @property
    def default_alt_text(self) -> str:
        """The alternative text and nothing else: a title says what a file is called, not what it shows."""
        return self.alt

    def generate_rendition_file(self, filter: Filter, *, source: File | None = None) -> File:
        """Make a rendition that holds pixels only."""
        return super().generate_rendition_file(CleanFilter(filter.spec), source=source)


class Rendition(AbstractRendition):
    """A picture in one size and format, free of GPS and author data."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        """One rendition a picture, size and focal point."""

        unique_together = (("image", "filter_spec", "focal_point_key"),)

    @property
    def url(self) -> str:
        """Its address in the office; the public site copies the bytes under a name of its own."""
        return office_address("rendisi", self.pk, self.file.name)
