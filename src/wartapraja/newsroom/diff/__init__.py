"""What changed between two revisions, word by word."""

from wartapraja.newsroom.diff.comparing import word_diff
from wartapraja.newsroom.diff.rendering import as_html
from wartapraja.newsroom.diff.words import segments_of
from wartapraja.newsroom.types import Change, Segment

__all__ = ["Change", "Segment", "as_html", "segments_of", "word_diff"]
