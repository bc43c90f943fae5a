"""Writing baked pages to the public tree, and taking them away."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction

from wartapraja.newsroom import queries as newsroom
from wartapraja.website import addresses, searching
from wartapraja.website.baking import targets as plan
from wartapraja.website.baking.tray import Tray, baking
from wartapraja.website.front import files
from wartapraja.website.models import BakedPage, MediaUse


def bake(targets: Iterable[plan.Target], at: datetime) -> int:
    """Bake each target; its pictures are laid down before the page that shows them.

    Returns:
        How many files were written.
    """
    count = 0
    for target in targets:
        with baking() as tray:
            body, content_type = plan.content_of(target)
        _lay_down(tray)
        files.write_page(settings.BAKED_ROOT, target.path, body, content_type)
        _note(target, body, content_type, tray.addresses, at)
        count += 1
    files.bump_generation(settings.BAKED_ROOT)
    return count


def _lay_down(tray: Tray) -> None:
    """Put the files of a page into the public tree, those that are not there yet."""
    there = set(MediaUse.objects.filter(media__in=tray.addresses).values_list("media", flat=True))
    for address, content in tray.media.items():
        if address not in there:
            files.write_page(settings.BAKED_ROOT, address, content)
    for address, opened in tray.large.items():
        if address not in there:
            files.write_stream(settings.BAKED_ROOT, address, opened)


@transaction.atomic
def _note(
    target: plan.Target, body: bytes, content_type: str, media: tuple[str, ...], at: datetime
) -> None:
    facts = {
        "kind": target.kind,
        "page": target.page,
        "sha256": hashlib.sha256(body).hexdigest(),
        "size": len(body),
        "content_type": content_type,
        "baked_at": at,
    }
    baked, _created = BakedPage.objects.update_or_create(path=target.path, defaults=facts)
    before = set(baked.media.values_list("media", flat=True))
    MediaUse.objects.bulk_create(
        [MediaUse(media=each, baked=baked) for each in media if each not in before]
    )
    gone = before - set(media)
    baked.media.filter(media__in=gone).delete()
    _clear_away(gone)


def _clear_away(candidates: Iterable[str]) -> None:
    """Remove the public files that no page shows any more."""
    wanted = set(candidates)
    still = set(MediaUse.objects.filter(media__in=wanted).values_list("media", flat=True))
    for address in wanted - still:
        files.remove_page(settings.BAKED_ROOT, address)


def bake_article(article: Any, at: datetime) -> int:
    """Bake an article and everything that lists it, and put it into the search index."""
    count = bake(plan.of_article(article), at)
    searching.index(
        page=article.pk,
        url=addresses.of_page(article),
        title=article.title,
        intro=article.intro,
        body=newsroom.plain_text(article),
        published_at=article.first_published_at,
    )
    return count


def take_down(page_id: int, *, redirect: str, at: datetime) -> int:
    """Remove every public file of a page at once, then bake the lists that named it.

    Args:
        page_id: the page that is no longer live.
        redirect: where its old address leads; empty for nowhere (404).
        at: the instant.
    """
    rows = list(BakedPage.objects.filter(page=page_id))
    for row in rows:
        files.remove_page(settings.BAKED_ROOT, row.path)
        if redirect and row.kind == "article":
            files.write_redirect(settings.BAKED_ROOT, row.path, redirect)
    files.bump_generation(settings.BAKED_ROOT)
    media = set(MediaUse.objects.filter(baked__in=rows).values_list("media", flat=True))
    BakedPage.objects.filter(pk__in=[row.pk for row in rows]).delete()
    _clear_away(media)
    searching.forget(page_id)
    article = newsroom.any_article(page_id)
    return (
        bake(plan.of_lists([article]), at)
        if article is not None and article.first_published_at
        else 0
    )


def bake_site(at: datetime) -> int:
    """Bake every file of the site and refresh the search index."""
    count = bake(plan.of_site(), at)
    for article in newsroom.published().iterator(chunk_size=200):
        searching.index(
            page=article.pk,
            url=addresses.of_page(article),
            title=article.title,
            intro=article.intro,
            body=newsroom.plain_text(article),
            published_at=article.first_published_at,
        )
    return count
