"""Plain values about files, for rooms that must not hold the models."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import BinaryIO


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureRef:
    """A picture: its key and what is said of it. Width and height are pixels of the original."""

    id: int
    title: str
    alt: str
    credit: str
    caption: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRef:
    """A paper: its key, what it is called, its media type and its size in bytes."""

    id: int
    title: str
    name: str
    mime: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VideoRef:
    """A video.

    Attributes:
        id: its key.
        title: what it is called.
        status: of ``media.terms.VideoStatus``.
        duration: seconds.
        width: pixels of the playable copy.
        height: pixels of the playable copy.
        poster: key of the poster picture; 0 when there is none.
        credit: who made it.
        transcript: what is said and shown.
        captions: WebVTT text; empty when there is none.
    """

    id: int
    title: str
    status: str
    duration: float
    width: int
    height: int
    poster: int
    credit: str
    transcript: str
    captions: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One rendition in a set: its key, office address, width in pixels and the name of its file in storage."""

    rendition: int
    url: str
    width: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The candidates of one format, narrow to wide."""

    mime: str
    candidates: tuple[Candidate, ...]

    @property
    def srcset(self) -> str:
        """As HTML writes it."""
        return ", ".join(f"{one.url} {one.width}w" for one in self.candidates)


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureSet:
    """Everything a ``<picture>`` needs.

    Attributes:
        sources: best format first (AVIF, WebP, JPEG).
        fallback: the JPEG for ``<img src>``.
        sizes: HTML ``sizes``.
        width: pixels of the fallback.
        height: pixels of the fallback.
        alt: alternative text.
        credit: who made it.
        caption: words below it.
        complete: every width in every format is there.
    """

    sources: tuple[Source, ...]
    fallback: Candidate
    sizes: str
    width: int
    height: int
    alt: str
    credit: str
    caption: str
    complete: bool

    def candidates(self) -> Iterator[Candidate]:
        """Every candidate of every source."""
        for source in self.sources:
            yield from source.candidates


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicFile:
    """A file that may be copied to the public site: no place, no author.

    Attributes:
        mime: media type.
        size: bytes.
        sha256: hash of the content.
        ending: file name ending, without the dot.
        opened: context manager that gives the file open for reading.
    """

    mime: str
    size: int
    sha256: str
    ending: str
    opened: AbstractContextManager[BinaryIO]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What a file still lacks before it may be published.

    Attributes:
        kind: ``picture`` or ``video``.
        id: its key.
        title: what it is called.
        missing: codes: ``alt``, ``credit``, ``transcript``, ``not_ready``.
        sentence: one translated sentence that says what to do.
        link: office address where it is mended.
    """

    kind: str
    id: int
    title: str
    missing: tuple[str, ...] = field(default_factory=tuple)
    sentence: str = ""
    link: str = ""
