"""StreamField blocks for pictures, galleries, videos and papers."""

from typing import TYPE_CHECKING

from django.apps import apps
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

if TYPE_CHECKING:
    from django.forms import Widget

    from wartapraja.media.models import Video


class VideoChooserBlock(blocks.ChooserBlock):
    """Chooses a video, or uploads a new one on the spot."""

    @cached_property
    def target_model(self) -> "type[Video]":
        """The model; looked up late, since blocks are made while models load."""
        return apps.get_model("media", "Video")

    @cached_property
    def widget(self) -> "Widget":
        """The chooser of the office."""
        from wartapraja.media.choosers import video_chooser

        widget: Widget = video_chooser.widget_class()
        return widget

    class Meta:
        """As the list of blocks shows it."""

        icon = "media"
        label = _("video")


class PictureBlock(blocks.StructBlock):
    """One picture. Its alternative text and credit belong to the picture; only the caption may differ here."""

    picture = ImageChooserBlock(label=_("picture"))
    caption = blocks.CharBlock(
        label=_("caption"),
        required=False,
        max_length=500,
        help_text=_("Empty: the picture's own caption."),
    )

    class Meta:
        """As the list of blocks shows it."""

        icon = "image"
        label = _("picture")


class GalleryBlock(blocks.StructBlock):
    """Several pictures that belong together."""

    title = blocks.CharBlock(label=_("title"), required=False, max_length=200)
    pictures = blocks.ListBlock(PictureBlock(), label=_("pictures"), min_num=2, max_num=60)

    class Meta:
        """As the list of blocks shows it."""

        icon = "grip"
        label = _("gallery")


class VideoBlock(blocks.StructBlock):
    """One video with its caption."""

    video = VideoChooserBlock()
    caption = blocks.CharBlock(label=_("caption"), required=False, max_length=500)

    class Meta:
        """As the list of blocks shows it."""

        icon = "media"
        label = _("video")


class PaperBlock(blocks.StructBlock):
    """A paper to download."""

    paper = DocumentChooserBlock(label=_("paper"))
    title = blocks.CharBlock(
        label=_("title"),
        required=False,
        max_length=200,
        help_text=_("Empty: the paper's own title."),
    )

    class Meta:
        """As the list of blocks shows it."""

        icon = "doc-full"
        label = _("paper")
