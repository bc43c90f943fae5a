"""A video becomes playable everywhere, without place, by the worker; it can be stopped, killed and begun again."""

import subprocess

import pytest

from tests.media import files
from wartapraja.media import commands, processing, queries
from wartapraja.media.conversion import CannotConvert, Source, Stopped, convert, percent
from wartapraja.media.gate.probing import ffmpeg, probe, understand
from wartapraja.media.models import Picture, Video
from wartapraja.media.types import Refused
from wartapraja.record import queries as recorded
from wartapraja.record.models import Outbox

pytestmark = pytest.mark.django_db


def told_by_ffmpeg(path) -> str:
    return subprocess.run(
        [ffmpeg(), "-hide_banner", "-i", str(path)], capture_output=True, text=True, check=False
    ).stderr


def playable_of(video, tmp_path):
    public = queries.public_video(Video.objects.get(pk=video.pk))
    path = tmp_path / "hasil.mp4"
    with public.opened as file:
        path.write_bytes(file.read())
    return path


def test_a_phone_s_clip_is_copied_stream_by_stream_and_loses_its_place(clip, work, tmp_path):
    video = commands.add_video(clip, "VID_1.mp4", "Pasar", "Humas")
    assert video.status == "queued"
    assert all(secret in clip for secret in (b"loci", b"Rumah Pelapor"))
    work()
    video.refresh_from_db()
    assert (video.status, video.progress, video.width, video.height) == ("ready", 100, 320, 240)
    path = playable_of(video, tmp_path)
    data = path.read_bytes()
    for secret in (b"loci", b"Rumah Pelapor", b"\xa9xyz"):
        assert secret not in data
    assert "location" not in told_by_ffmpeg(path)
    assert data.find(b"moov") < data.find(b"mdat"), (
        "the player must not need the end of the file to begin"
    )


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("a.webm", ("-c:v", "libvpx-vp9", "-deadline", "realtime", "-c:a", "libopus")),
        (
            "a.mkv",
            (
                "-c:v",
                "libx265",
                "-preset",
                "ultrafast",
                "-pix_fmt",
                "yuv420p10le",
                "-x265-params",
                "log-level=none",
                "-c:a",
                "aac",
            ),
        ),
        ("a.mov", ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv444p", "-an")),
    ],
)
def test_other_streams_are_made_h264_and_aac(name, arguments, work, tmp_path):
    content = files.video(tmp_path / name, *arguments)
    video = commands.add_video(content, name)
    work()
    found = probe(playable_of(video, tmp_path), "mp4")
    assert found.playable
    assert not found.had_location


def test_a_film_wider_than_the_web_needs_is_made_smaller(work, tmp_path):
    content = files.video(tmp_path / "besar.mp4", size="1920x1080")
    video = commands.add_video(content, "besar.mp4")
    work()
    video.refresh_from_db()
    assert (video.width, video.height) == (1280, 720)


def test_the_poster_is_a_picture_with_its_own_renditions(clip, work):
    video = commands.add_video(clip, "VID_1.mp4", "Pasar")
    work()
    poster = Picture.objects.get(pk=queries.video(video.pk).poster)
    assert queries.picture_set(poster).complete


def test_a_text_named_mp4_is_refused():
    with pytest.raises(Refused) as refused:
        commands.add_video(b"Ini bukan video.\n" * 50, "liputan.mp4")
    assert refused.value.code == "mismatch"
    assert not Video.objects.exists()


def test_a_video_somebody_stopped_ends_with_that_reason_and_can_be_begun_again(clip, work, people):
    video = commands.add_video(clip, "VID_1.mp4")
    commands.stop_conversion(video.pk, people.kasi.user)
    work()
    video.refresh_from_db()
    assert (video.status, video.reason) == ("failed", "stopped")
    commands.convert_again(video.pk, people.kasi.user)
    work()
    video.refresh_from_db()
    assert video.ready
    kinds = [event.kind for event in recorded.events(f"media.video.{video.pk}")]
    assert kinds == ["FileAdded", "ConversionStopAsked", "ConversionAskedAgain"]


def test_stopping_kills_ffmpeg_in_the_middle_of_its_work(tmp_path):
    path = tmp_path / "panjang.mkv"
    files.video(path, "-c:v", "mpeg4", "-an", seconds=20, size="640x480")
    source = Source(path=path, name="mkv", probe=probe(path, "mkv"), side=1280)
    seen: list[int] = []
    with pytest.raises(Stopped):
        convert(source, tmp_path / "hasil.mp4", progress=seen.append, stop=lambda: True)


def test_a_worker_killed_after_the_copy_goes_on_with_the_poster(clip, work, monkeypatch):
    class Killed(BaseException):
        pass

    def die(video, source):
        raise Killed

    video = commands.add_video(clip, "VID_1.mp4")
    honest = processing._make_poster
    monkeypatch.setattr(processing, "_make_poster", die)
    with pytest.raises(Killed):
        processing.process(video, lambda _: None)
    half = Video.objects.get(pk=video.pk)
    assert half.status == "processing"
    assert half.playable
    monkeypatch.setattr(processing, "_make_poster", honest)
    work()
    whole = Video.objects.get(pk=video.pk)
    assert whole.ready
    assert whole.playable.name == half.playable.name


def test_a_video_that_ffmpeg_cannot_convert_ends_with_a_reason_and_is_not_tried_for_ever(
    clip, work, monkeypatch
):
    def refuse(*_, **__):
        raise CannotConvert

    video = commands.add_video(clip, "VID_1.mp4")
    monkeypatch.setattr(processing, "convert", refuse)
    work()
    video.refresh_from_db()
    assert (video.status, video.reason) == ("failed", "cannot_convert")
    assert Outbox.objects.get(name="media.process_video").state == "done"


def test_words_typed_while_the_worker_converts_are_not_lost(clip, monkeypatch):
    video = commands.add_video(clip, "VID_1.mp4", "Lama")
    honest = processing._make_poster

    def type_meanwhile(*arguments):
        Video.objects.filter(pk=video.pk).update(title="Baru")
        honest(*arguments)

    monkeypatch.setattr(processing, "_make_poster", type_meanwhile)
    processing.process(video, lambda _: None)
    assert Video.objects.get(pk=video.pk).title == "Baru"


def test_progress_is_read_from_ffmpeg_s_own_words():
    assert percent("out_time_us=5000000", 10.0) == 50
    assert percent("out_time_us=11000000", 10.0) == 99
    assert percent("out_time_us=N/A", 10.0) is None
    assert percent("frame=3", 10.0) is None
    assert percent("out_time_us=5000000", 0.0) is None


def test_a_turned_film_s_size_is_read_as_it_is_shown():
    words = (
        "Input #0, mov,mp4,m4a,3gp,3g2,mj2, from 'r.mov':\n  Duration: 00:01:02.50, start: 0.000000, bitrate: 138 kb/s\n"
        "  Stream #0:0[0x1]: Video: h264 (High) (avc1 / 0x31637661), yuv420p(progressive), 1920x1080 [SAR 1:1], 30 fps\n"
        "    Side data:\n      Display Matrix: rotation of -90.00 degrees\n"
    )
    found = understand(words)
    assert (found.width, found.height, found.duration, found.audio) == (1080, 1920, 62.5, "")


def test_a_video_may_not_be_published_before_it_is_ready_credited_and_described(clip, work):
    video = commands.add_video(clip, "VID_1.mp4", "Pasar")
    assert queries.gaps(videos=[video])[0].missing == ("not_ready",)
    work()
    assert queries.gaps(videos=[video])[0].missing == ("credit", "transcript")
    Video.objects.filter(pk=video.pk).update(credit="Humas", transcript="Pedagang menata sayur.")
    assert queries.gaps(videos=[video]) == ()
