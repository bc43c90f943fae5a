"""What ffmpeg says of a video. The wheel carries no ffprobe, so its own words are read."""

import re
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from wartapraja.media.gate.child import ENVIRONMENT, limited

MEMORY = 2 * 1024 * 1024 * 1024
CPU_SECONDS = 20
DEMUXER = {"mp4": "mov", "mov": "mov", "webm": "matroska", "mkv": "matroska"}

_DURATION = re.compile(r"^  Duration: (\d+):(\d\d):(\d\d)\.(\d\d)", re.MULTILINE)
_VIDEO = re.compile(r"^  Stream #0:\d+.*?: Video: (\w+)(.*)$", re.MULTILINE)
_AUDIO = re.compile(r"^  Stream #0:\d+.*?: Audio: (\w+)", re.MULTILINE)
_SIZE = re.compile(r", (\d{2,5})x(\d{2,5})\b")
_PIXELS = re.compile(r", (yuvj?\d{3}p\d*(?:le)?)\b")
_ROTATION = re.compile(r"rotation of (-?\d+)\.\d+ degrees")
_PLACE = re.compile(r"^\s+\S*(?:location|gps|©xyz)\S*\s*:", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """What a video is made of.

    Attributes:
        duration: seconds; 0 when the file does not say.
        width: pixels as shown, rotation applied.
        height: pixels as shown.
        video: codec of the picture.
        audio: codec of the sound, empty when silent.
        pixels: pixel format, such as ``yuv420p``.
        had_location: the file says where it was taken.
    """

    duration: float
    width: int
    height: int
    video: str
    audio: str
    pixels: str
    had_location: bool

    @property
    def playable(self) -> bool:
        """Every browser plays these streams as they are; only the wrapping may need a change."""
        return (
            self.video == "h264"
            and self.pixels in {"yuv420p", "yuvj420p"}
            and self.audio in {"", "aac"}
        )


@cache
def ffmpeg() -> str:
    """Path of the ffmpeg that came with the installation."""
    from imageio_ffmpeg import get_ffmpeg_exe

    return str(get_ffmpeg_exe())


def reading(path: Path, name: str) -> list[str]:
    """The arguments by which ffmpeg opens a stranger's file: one named demuxer, local files only."""
    return ["-protocol_whitelist", "file,pipe", "-f", DEMUXER[name], "-i", f"file:{path}"]


def probe(path: Path, name: str) -> Probe | None:
    """Ask ffmpeg what a file holds.

    Args:
        path: the file.
        name: its format in ``formats``; no other is tried.

    Returns:
        None when it holds no video that ffmpeg can read.
    """
    program = [ffmpeg(), "-hide_banner", "-nostdin", *reading(path, name)]
    command = limited(program, memory=MEMORY, cpu=CPU_SECONDS, file_size=0)
    try:
        done = subprocess.run(  # noqa: S603 - our own ffmpeg under limits
            command, capture_output=True, env=ENVIRONMENT, timeout=CPU_SECONDS + 10, check=False
        )
    except subprocess.TimeoutExpired:
        return None
    return understand(done.stderr.decode("utf-8", "replace"))


def understand(words: str) -> Probe | None:
    """Read ffmpeg's description of its first input; None when it names no picture."""
    video = _VIDEO.search(words)
    size = _SIZE.search(video[2]) if video else None
    if not video or not size:
        return None
    width, height = int(size[1]), int(size[2])
    rotation = _ROTATION.search(words)
    if rotation and abs(int(rotation[1])) in (90, 270):
        width, height = height, width
    audio, pixels = _AUDIO.search(words), _PIXELS.search(video[2])
    return Probe(
        duration=_seconds(words),
        width=width,
        height=height,
        video=video[1],
        audio=audio[1] if audio else "",
        pixels=pixels[1] if pixels else "",
        had_location=bool(_PLACE.search(words)),
    )


def _seconds(words: str) -> float:
    match = _DURATION.search(words)
    if not match:
        return 0.0
    hours, minutes, seconds, hundredths = (int(group) for group in match.groups())
    return hours * 3600 + minutes * 60 + seconds + hundredths / 100
