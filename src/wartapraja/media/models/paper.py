"""Papers: documents that a page may offer, private until then."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument

from wartapraja.media.addresses import office_address
from wartapraja.media.models.kept import KeptFile


def paper_path(paper: "Paper", name: str) -> str:
    """Where a paper's file goes."""
    return paper.place(name)


class Paper(KeptFile, AbstractDocument):  # type: ignore[django-manager-missing]
    """A paper: private until a live page uses it."""

    kind = "paper"

    file = models.FileField(_("file"), upload_to=paper_path)

    admin_form_fields = WagtailDocument.admin_form_fields

    class Meta(AbstractDocument.Meta):
        """As Wagtail lists documents."""

        verbose_name = _("paper")
        verbose_name_plural = _("papers")

    def measure(self) -> None:
        """Set hashes, size and name from a file that is about to be kept."""
        super()._set_document_file_metadata()
        super().measure()

    def _set_document_file_metadata(self) -> None:
        self.measure()

    @property
    def filename(self) -> str:
        """The name it came with."""
        return self.file_name or super().filename

    @property
    def url(self) -> str:
        """Its address in the office."""
        return office_address("dokumen", self.pk, self.filename)
