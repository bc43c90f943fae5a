"""What the gate says about a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What a file is handed in as; it decides which formats and sizes may pass."""

    PICTURE = "picture"
    PAPER = "paper"
    VIDEO = "video"
    CAPTIONS = "captions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A file that may be kept.

    Attributes:
        mime: media type found by content, not the one the browser claimed.
        name: cleaned file name, safe to show and to offer for download.
        sha256: hash of the content, 64 hex digits.
        size: bytes.
        facts: what the look inside found (width, height, taken_at, duration …).
    """

    mime: str
    name: str
    sha256: str
    size: int
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a file may not be kept: a code of ``gate.sentences`` and the values for its sentence."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one file may weigh and hold.

    Attributes:
        sizes: bytes by kind.
        pixels: width x height x frames of a picture.
        side: longest side of a picture or video, pixels.
        frames: moving pictures: how many frames.
        metadata: bytes of EXIF, XMP, text and profiles in one picture, unpacked.
        unpacked: bytes that a packed paper may grow to.
        ratio: how many times larger than its packed form one part of a paper may be.
        parts: files inside a packed paper.
        duration: seconds of video.
        seconds: how long the look inside may take.
        memory: bytes of address space that the look inside may take.
    """

    sizes: Mapping[Kind, int] = field(
        default_factory=lambda: {
            Kind.PICTURE: 20 * 1024 * 1024,
            Kind.PAPER: 50 * 1024 * 1024,
            Kind.VIDEO: 200 * 1024 * 1024,
            Kind.CAPTIONS: 1024 * 1024,
        }
    )
    pixels: int = 64_000_000
    side: int = 30_000
    frames: int = 300
    metadata: int = 6 * 1024 * 1024
    unpacked: int = 300 * 1024 * 1024
    ratio: int = 200
    parts: int = 5_000
    duration: int = 4 * 60 * 60
    seconds: int = 20
    memory: int = 1024 * 1024 * 1024
