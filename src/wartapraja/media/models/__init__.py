"""Pictures, papers and videos, with what an office must know of them."""

from wartapraja.media.models.paper import Paper
from wartapraja.media.models.picture import Picture, Rendition
from wartapraja.media.models.video import Video

__all__ = ["Paper", "Picture", "Rendition", "Video"]
