"""From a kept original to a video that may be shown: probe, playable copy, poster, ready.

Each part is kept as soon as it is made, so that work that is killed goes on from there. A file that ffmpeg cannot
handle ends as ``failed`` with a reason; trouble with disk or database is raised and tried again by the worker.
"""

import contextlib
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from django.core.files import File
from django.core.files.base import ContentFile

from wartapraja.media.conversion import CannotConvert, Source, Stopped, convert, poster
from wartapraja.media.gate.formats import BY_ENDING
from wartapraja.media.gate.names import ending_of
from wartapraja.media.gate.probing import probe
from wartapraja.media.models import Picture, Video
from wartapraja.media.models.kept import sha256_of
from wartapraja.media.terms import VIDEO_SIDE, VideoStatus

BREATH_SECONDS = 20
STEP_PERCENT = 2


def process(video: Video, beat: Callable[[int], None]) -> str:
    """Do what is still to do for a video.

    Args:
        video: its row; read anew where it may have changed meanwhile.
        beat: told the percentage done now and then; may raise to stop.

    Returns:
        Its status afterwards.
    """
    _set(video, status=VideoStatus.PROCESSING, reason="")
    try:
        with _original(video) as path:
            source = _source(video, path)
            if not video.playable:
                _make_playable(video, source, beat)
            if video.poster_id is None:
                _make_poster(video, source)
    except Stopped:
        return _end(video, VideoStatus.FAILED, "stopped")
    except CannotConvert:
        return _end(video, VideoStatus.FAILED, "cannot_convert")
    return _end(video, VideoStatus.READY, "")


def _source(video: Video, path: Path) -> Source:
    name = BY_ENDING[ending_of(str(video.file.name))].name
    found = probe(path, name)
    if found is None:
        raise CannotConvert("no picture")
    _set(video, duration=found.duration, width=found.width, height=found.height)
    return Source(path=path, name=name, probe=found, side=VIDEO_SIDE)


def _make_playable(video: Video, source: Source, beat: Callable[[int], None]) -> None:
    target = source.path.with_name("playable.mp4")
    teller = _Teller(video, beat)
    if teller.stop():
        raise Stopped
    convert(source, target, progress=teller.progress, stop=teller.stop)
    made = probe(target, "mp4")
    if made is None:
        raise CannotConvert("the copy holds no picture")
    with target.open("rb") as file:
        kept = File(file, name="playable.mp4")
        video.playable_sha256 = sha256_of(kept)
        video.playable.save("playable.mp4", kept, save=False)
    changed = {"playable": video.playable.name, "playable_sha256": video.playable_sha256}
    _set(video, **changed, duration=made.duration, width=made.width, height=made.height)


def _make_poster(video: Video, source: Source) -> None:
    target = source.path.with_name("poster.jpg")
    poster(source, target)
    picture = Picture(
        title=video.title,
        alt=video.title[:300],
        credit=video.credit,
        uploaded_by_user=video.uploaded_by_user,
    )
    picture.file = ContentFile(target.read_bytes(), name="poster.jpg")
    picture.save()
    _set(video, poster=picture)


def _end(video: Video, status: VideoStatus, reason: str) -> str:
    progress = 100 if status == VideoStatus.READY else video.progress
    _set(video, status=status, reason=reason, progress=progress, stop_asked=False)
    return str(status)


def _set(video: Video, **changes: object) -> None:
    """Write single columns, so that words typed in the office meanwhile are not lost."""
    Video.objects.filter(pk=video.pk).update(**changes)
    for name, value in changes.items():
        setattr(video, name, value)


@contextlib.contextmanager
def _original(video: Video) -> Iterator[Path]:
    """The original on this machine's disk, in a folder of its own that is swept if an earlier try left it behind."""
    prefix = f"wartapraja-video-{video.pk}-"
    for left in Path(tempfile.gettempdir()).glob(f"{prefix}*"):
        shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=prefix) as folder:
        path = Path(folder) / f"original.{ending_of(str(video.file.name))}"
        with video.file.storage.open(str(video.file.name), "rb") as kept, path.open("wb") as copy:
            shutil.copyfileobj(kept, copy, 1024 * 1024)
        yield path


class _Teller:
    """Tells the row and the worker how far the work is, and asks whether it shall go on."""

    def __init__(self, video: Video, beat: Callable[[int], None]) -> None:
        self.video, self.beat = video, beat
        self.breathed = time.monotonic()
        self.told = 0

    def progress(self, percent: int) -> None:
        """Write the percentage in steps; breathe often enough for the worker's lease."""
        if percent >= self.told + STEP_PERCENT:
            self.told = percent
            _set(self.video, progress=percent)
        if time.monotonic() - self.breathed > BREATH_SECONDS:
            self.breathed = time.monotonic()
            self.beat(percent)

    def stop(self) -> bool:
        """Whether a person asked to stop."""
        return bool(Video.objects.filter(pk=self.video.pk, stop_asked=True).exists())
