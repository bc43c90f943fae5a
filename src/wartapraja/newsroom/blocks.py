"""What an article's body is made of. Raw HTML is not among it and never will be."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from wartapraja.media.types import GalleryBlock, PaperBlock, PictureBlock, VideoBlock

INLINE = ["bold", "italic", "link", "document-link", "superscript", "subscript"]


class QuoteBlock(blocks.StructBlock):
    """What somebody said, and who."""

    text = blocks.TextBlock(label=_("quotation"), max_length=2000)
    source = blocks.CharBlock(label=_("who said it"), required=False, max_length=200)

    class Meta:
        """As the list of blocks shows it."""

        icon = "openquote"
        label = _("quotation")


class SourceBlock(blocks.StructBlock):
    """One source of an article."""

    title = blocks.CharBlock(label=_("source"), max_length=300)
    url = blocks.URLBlock(label=_("address"), required=False, max_length=500)

    class Meta:
        """As the list of blocks shows it."""

        icon = "link"
        label = _("source")


class BodyBlock(blocks.StreamBlock):
    """The body of an article, block by block."""

    heading = blocks.CharBlock(label=_("heading"), max_length=300, icon="h2")
    subheading = blocks.CharBlock(label=_("subheading"), max_length=300, icon="h3")
    paragraph = blocks.RichTextBlock(
        label=_("text"), features=[*INLINE, "ol", "ul"], icon="pilcrow"
    )
    picture = PictureBlock()
    gallery = GalleryBlock()
    video = VideoBlock()
    paper = PaperBlock()
    quote = QuoteBlock()
    table = TypedTableBlock(
        [
            ("text", blocks.RichTextBlock(label=_("text"), features=INLINE)),
            ("number", blocks.CharBlock(label=_("number"))),
        ],
        label=_("table"),
        icon="table",
    )
    sources = blocks.ListBlock(SourceBlock(), label=_("list of sources"), icon="list-ul")
