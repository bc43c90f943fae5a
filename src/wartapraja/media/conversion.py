"""ffmpeg at work: a playable MP4 without place or author, and a poster. No Django here."""

import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from wartapraja.media.gate.child import ENVIRONMENT, limited
from wartapraja.media.gate.probing import MEMORY, Probe, ffmpeg, reading

CPU_SECONDS = 6 * 60 * 60
LARGEST = 4 * 1024 * 1024 * 1024
POSTER_SECONDS = 120

# Nothing of the source's words goes over: container, streams, chapters, and the data tracks in which phones
# and action cameras write where they were.
_STRIP = [
    "-map",
    "0:v:0",
    "-map",
    "0:a:0?",
    "-sn",
    "-dn",
    "-map_metadata",
    "-1",
    "-map_chapters",
    "-1",
    "-fflags",
    "+bitexact",
]
_PROGRESS = re.compile(r"^\w+=")
_WEB = ["-movflags", "+faststart", "-f", "mp4"]


class Stopped(Exception):
    """The conversion was stopped because a person asked for it."""


class CannotConvert(Exception):
    """ffmpeg cannot make a playable video of this file; trying again would not help."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A video to convert.

    Attributes:
        path: where it lies.
        name: its format in ``gate.formats``.
        probe: what it is made of.
        side: longest side of the result, pixels.
    """

    path: Path
    name: str
    probe: Probe
    side: int

    @property
    def copied(self) -> bool:
        """Its streams can stay as they are; only the wrapping changes."""
        return self.probe.playable and max(self.probe.width, self.probe.height) <= self.side


def convert(
    source: Source, target: Path, *, progress: Callable[[int], None], stop: Callable[[], bool]
) -> None:
    """Write the playable copy.

    Args:
        source: what to convert.
        target: where the MP4 goes.
        progress: told the percentage done, 0 to 100, several times a second at most.
        stop: asked as often; True ends the work.

    Raises:
        Stopped: ``stop`` said so.
        CannotConvert: ffmpeg failed.
    """
    how = ["-c", "copy"] if source.copied else _encoding(source.side)
    told = ["-progress", "pipe:1", "-nostats", "-stats_period", "0.5"]
    _run(
        source, [*_STRIP, *how, *_WEB, *told, "-y", f"file:{target}"], progress=progress, stop=stop
    )
    if not target.is_file() or target.stat().st_size == 0:
        raise CannotConvert("ffmpeg wrote nothing")


def poster(source: Source, target: Path) -> None:
    """Write one frame, about a second in, as a JPEG without metadata.

    Raises:
        CannotConvert: ffmpeg failed.
    """
    at = min(1.0, source.probe.duration / 3)
    picture = [
        "-frames:v",
        "1",
        "-map",
        "0:v:0",
        "-map_metadata",
        "-1",
        "-vf",
        _scale(1920),
        "-q:v",
        "3",
        "-f",
        "image2",
        "-update",
        "1",
    ]
    program = [
        ffmpeg(),
        "-v",
        "error",
        "-nostdin",
        "-ss",
        f"{at:.2f}",
        *reading(source.path, source.name),
        *picture,
        "-y",
        f"file:{target}",
    ]
    command = limited(program, memory=MEMORY, cpu=POSTER_SECONDS, file_size=LARGEST)
    try:
        done = subprocess.run(  # noqa: S603 - our own ffmpeg under limits
            command, capture_output=True, env=ENVIRONMENT, timeout=POSTER_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise CannotConvert("poster took too long") from error
    if done.returncode or not target.is_file():
        raise CannotConvert(done.stderr.decode("utf-8", "replace")[-500:])


def percent(line: str, duration: float) -> int | None:
    """Read ffmpeg's progress: how far a line says it is, 0 to 99; None when the line says nothing of it."""
    key, _, value = line.strip().partition("=")
    if key != "out_time_us" or not value.isdigit() or duration <= 0:
        return None
    return min(99, int(int(value) / 10_000 / duration))


def _scale(side: int) -> str:
    return f"scale=w='min({side},iw)':h='min({side},ih)':force_original_aspect_ratio=decrease:force_divisible_by=2"


def _encoding(side: int) -> list[str]:
    picture = [
        "-c:v",
        "libx264",
        "-preset",
        "veryfast",
        "-crf",
        "23",
        "-maxrate",
        "3M",
        "-bufsize",
        "6M",
        "-profile:v",
        "high",
    ]
    sound = ["-c:a", "aac", "-b:a", "128k", "-ac", "2"]
    return ["-vf", _scale(side) + ",format=yuv420p", *picture, *sound, "-threads", "2"]


def _run(
    source: Source,
    arguments: list[str],
    *,
    progress: Callable[[int], None],
    stop: Callable[[], bool],
) -> None:
    program = [ffmpeg(), "-v", "error", "-nostdin", *reading(source.path, source.name), *arguments]
    command = limited(program, memory=MEMORY, cpu=CPU_SECONDS, file_size=LARGEST)
    words: list[str] = []
    with subprocess.Popen(  # noqa: S603 - our own ffmpeg under limits
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=ENVIRONMENT,
        text=True,
        errors="replace",
    ) as child:
        try:
            for line in child.stdout or ():
                _hear(line, source, words, progress)
                if stop():
                    raise Stopped
        except BaseException:
            child.kill()
            raise
    if child.returncode:
        raise CannotConvert("".join(words)[-500:] or f"ffmpeg ended with {child.returncode}")


def _hear(line: str, source: Source, words: list[str], progress: Callable[[int], None]) -> None:
    done = percent(line, source.probe.duration)
    if done is not None:
        progress(done)
    elif not _PROGRESS.match(line):
        words.append(line)
        del words[:-10]
