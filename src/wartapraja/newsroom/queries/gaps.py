"""What an article lacks before the public may see it. A draft may lack anything."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Revision

from wartapraja.media import queries as media
from wartapraja.newsroom.types import Gap

FILES = {"media.picture": "pictures", "media.video": "videos"}


def publication_gaps(revision: Revision) -> list[Gap]:
    """What is missing in a revision, most important first; empty when it may be published."""
    article = revision.as_object()
    return [*_words(article), *_filing(article), *_files(article)]


def _words(article: Any) -> Iterator[Gap]:
    if not article.title.strip():
        yield Gap(code="title", sentence=_("The article has no title. Write one."))
    if not article.intro.strip():
        yield Gap(
            code="intro",
            sentence=_("The article has no lead. Say the news in one or two sentences."),
        )
    if not len(article.body):
        yield Gap(
            code="body", sentence=_("The article has no body. Write it or bring it in from a file.")
        )


def _filing(article: Any) -> Iterator[Gap]:
    if article.category_id is None:
        yield Gap(code="category", sentence=_("The article has no category. Choose one."))
    if article.go_live_at is not None or article.expire_at is not None:
        yield Gap(
            code="schedule",
            sentence=_(
                "The article carries a schedule. Remove it: the SOP says when it goes live."
            ),
        )


def _files(article: Any) -> Iterator[Gap]:
    used = files_of(article)
    for gap in media.gaps(pictures=used["pictures"], videos=used["videos"]):
        yield Gap(code=",".join(gap.missing), sentence=gap.sentence, link=gap.link)


def files_of(article: Any) -> dict[str, list[int]]:
    """Keys of the pictures and videos that an article shows, the cover first."""
    found: dict[str, list[int]] = {
        "pictures": [article.cover_id] if article.cover_id else [],
        "videos": [],
    }
    for model, key in _references(article):
        kind = FILES.get(model._meta.label_lower)
        if kind and int(key) not in found[kind]:
            found[kind].append(int(key))
    return found


def _references(article: Any) -> Iterable[tuple[Any, Any]]:
    for model, key, _model_path, _content_path in article.body.stream_block.extract_references(
        article.body
    ):
        yield model, key
