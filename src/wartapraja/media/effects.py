"""What the worker does with files: the public sizes of a picture, the playable copy of a video."""

from typing import Any

from wartapraja.media.models import Picture, Video
from wartapraja.media.processing import process
from wartapraja.media.renditions import make
from wartapraja.record.effects import EffectContext, effect


@effect("media.make_renditions", max_attempts=6)
def make_renditions(payload: dict[str, Any], context: EffectContext) -> dict[str, Any]:
    """Make what is missing of a picture's public set; nothing when the picture is gone or has other content by now."""
    picture = Picture.objects.filter(pk=payload["id"], sha256=payload["sha256"]).first()
    if picture is None:
        return {"made": 0}
    return {"made": make(picture, breathe=context.beat)}


@effect("media.process_video", max_attempts=4)
def process_video(payload: dict[str, Any], context: EffectContext) -> dict[str, Any]:
    """Make a video playable. Killed half-way, it begins again with what is already kept."""
    video = Video.objects.filter(pk=payload["id"], sha256=payload["sha256"]).first()
    if video is None:
        return {"status": "gone"}
    return {"status": process(video, context.beat)}
