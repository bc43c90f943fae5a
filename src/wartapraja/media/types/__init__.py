"""What the media room hands to the rooms above it: references, picture sets, refusals and StreamField blocks."""

from wartapraja.media.gate.verdicts import Accepted, Kind
from wartapraja.media.passing import Refused
from wartapraja.media.types.blocks import (
    GalleryBlock,
    PaperBlock,
    PictureBlock,
    VideoBlock,
    VideoChooserBlock,
)
from wartapraja.media.types.references import (
    Candidate,
    Gap,
    PaperRef,
    PictureRef,
    PictureSet,
    PublicFile,
    Source,
    VideoRef,
)
from wartapraja.media.usage import OnLivePage

__all__ = [
    "Accepted",
    "Candidate",
    "GalleryBlock",
    "Gap",
    "Kind",
    "OnLivePage",
    "PaperBlock",
    "PaperRef",
    "PictureBlock",
    "PictureRef",
    "PictureSet",
    "PublicFile",
    "Refused",
    "Source",
    "VideoBlock",
    "VideoChooserBlock",
    "VideoRef",
]
