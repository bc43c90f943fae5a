"""What a file still lacks before it may be published. None of it is needed to save the file."""

from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wartapraja.media.models import Picture, Video
from wartapraja.media.terms import VideoStatus
from wartapraja.media.types import Gap

WORDS: dict[str, Promise | str] = {
    "alt": gettext_lazy("alternative text"),
    "credit": gettext_lazy("credit"),
    "transcript": gettext_lazy("captions or transcript"),
}


def picture_gap(picture: Picture) -> Gap | None:
    """Alternative text and credit are required; None when both are there."""
    missing = tuple(code for code in ("alt", "credit") if not getattr(picture, code).strip())
    if not missing:
        return None
    return Gap(
        kind="picture",
        id=picture.pk,
        title=picture.title,
        missing=missing,
        sentence=_("The picture “%(title)s” has no %(missing)s yet; fill it in.")
        % _facts(picture.title, missing),
        link=f"/images/{picture.pk}/",
    )


def video_gap(video: Video) -> Gap | None:
    """A playable copy, a credit and words for those who cannot hear are required; None when all are there."""
    link = f"/video/edit/{video.pk}/"
    if video.status != VideoStatus.READY:
        words = _not_ready(video)
        return Gap(
            kind="video",
            id=video.pk,
            title=video.title,
            missing=("not_ready",),
            sentence=words,
            link=link,
        )
    missing = tuple(
        code
        for code, there in (
            ("credit", video.credit),
            ("transcript", video.captions or video.transcript),
        )
        if not there.strip()
    )
    if not missing:
        return None
    words = _("The video “%(title)s” has no %(missing)s yet; fill it in.") % _facts(
        video.title, missing
    )
    return Gap(
        kind="video", id=video.pk, title=video.title, missing=missing, sentence=words, link=link
    )


def _not_ready(video: Video) -> str:
    if video.status == VideoStatus.FAILED:
        return _(
            "The video “%(title)s” could not be converted; convert it again or take it out."
        ) % {"title": video.title}
    return _(
        "The video “%(title)s” is still being converted (%(progress)s%%); wait until it is ready."
    ) % {
        "title": video.title,
        "progress": video.progress,
    }


def _facts(title: str, missing: tuple[str, ...]) -> dict[str, str]:
    return {
        "title": title,
        "missing": get_text_list([str(WORDS[code]) for code in missing], _("and")),
    }
