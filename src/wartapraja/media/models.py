"""Pictures and papers, with what an office must know of them: alt text, credit, consent."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition, Image as WagtailImage


class Picture(AbstractImage):
    """A photograph or drawing. Its original stays private; only stripped renditions are public."""

    alt = models.CharField(_("alternative text"), max_length=300, blank=True)
    credit = models.CharField(_("credit"), max_length=200, blank=True)

    admin_form_fields = (*WagtailImage.admin_form_fields, "alt", "credit")


class Rendition(AbstractRendition):
    """A picture in one size and format, free of GPS and author data."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        """One rendition a picture, size and focal point."""

        unique_together = (("image", "filter_spec", "focal_point_key"),)


class Paper(AbstractDocument):
    """A paper: private until a live page uses it."""

    admin_form_fields = WagtailDocument.admin_form_fields
