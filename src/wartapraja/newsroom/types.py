"""What the newsroom hands to other rooms."""

from collections.abc import Sequence
from dataclasses import dataclass

from wartapraja.newsroom.publishing.grants import Ungranted

__all__ = ["Change", "Gap", "NotPublishable", "Segment", "Ungranted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What an article still lacks before it may be published.

    Attributes:
        code: for programs: ``title``, ``intro``, ``body``, ``category``, ``schedule``, or a file's code of the media room.
        sentence: translated; ends with a full stop and says what to do.
        link: office address where it is mended; empty when in the article itself.
    """

    code: str
    sentence: str
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Words that stayed (``same``), came (``ins``) or went (``del``), spaces included."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One part of an article in two revisions.

    Attributes:
        part: ``title``, ``intro``, another field's name, or ``body:<block id>``.
        label: translated name of the part, such as "Paragraph".
        kind: ``same``, ``changed``, ``added``, ``removed``, or ``format`` when only links, bold and the like differ.
        segments: the words, in reading order.
    """

    part: str
    label: str
    kind: str
    segments: tuple[Segment, ...] = ()

    @property
    def words_in(self) -> int:
        """How many words came."""
        return _words(self.segments, "ins")

    @property
    def words_out(self) -> int:
        """How many words went."""
        return _words(self.segments, "del")


class NotPublishable(Exception):
    """A revision lacks something, or is not the one that was approved; nothing was changed."""

    def __init__(self, gaps: Sequence[Gap]) -> None:
        """Keep the gaps; there is always at least one."""
        super().__init__(" ".join(gap.sentence for gap in gaps))
        self.gaps = tuple(gaps)


def _words(segments: Sequence[Segment], kind: str) -> int:
    return sum(len(segment.text.split()) for segment in segments if segment.kind == kind)
