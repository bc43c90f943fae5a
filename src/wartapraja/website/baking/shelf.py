"""Files and their rows, changed together and only by the baker whose turn it is."""

import hashlib
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import transaction

from wartapraja.website.baking import inspecting
from wartapraja.website.baking.targets import Target
from wartapraja.website.baking.tray import Tray
from wartapraja.website.baking.turns import Turn
from wartapraja.website.front import files
from wartapraja.website.models import BakedPage, MediaUse

REDIRECT = "redirect"
TRAIL_REDIRECT = "trail_redirect"
REDIRECTS = (REDIRECT, TRAIL_REDIRECT)


def put(
    target: Target, body: bytes, content_type: str, tray: Tray, turn: Turn, at: datetime
) -> None:
    """Put a page with its row and its media onto the tree; large media first, outside the transaction."""
    for address, opened in tray.large.items():
        if not inspecting.large_is_whole(address):
            files.write_stream(settings.BAKED_ROOT, address, opened)
    with transaction.atomic():
        turn.hold()
        for address, content in tray.media.items():
            if not inspecting.holds(address, content):
                files.write_page(settings.BAKED_ROOT, address, content)
        files.write_page(settings.BAKED_ROOT, target.path, body, content_type)
        _note(target, body, content_type, tray.addresses, at)


def _note(
    target: Target, body: bytes, content_type: str, media: tuple[str, ...], at: datetime
) -> None:
    article = target.about if target.kind == "article" else None
    facts = {
        "kind": target.kind,
        "page": target.page,
        "sha256": hashlib.sha256(body).hexdigest(),
        "size": len(body),
        "content_type": content_type,
        "baked_at": at,
        "category": article.category.slug if article and article.category else "",
        "month": target.month,
    }
    baked, _created = BakedPage.objects.update_or_create(path=target.path, defaults=facts)
    before = set(baked.media.values_list("media", flat=True))
    MediaUse.objects.bulk_create(
        [MediaUse(media=each, baked=baked) for each in media if each not in before]
    )
    gone = before - set(media)
    if gone:
        baked.media.filter(media__in=gone).delete()
        _clear_away(gone)


def _clear_away(candidates: Iterable[str]) -> None:
    """Remove the public files that no page shows any more."""
    wanted = set(candidates)
    still = set(MediaUse.objects.filter(media__in=wanted).values_list("media", flat=True))
    for address in wanted - still:
        files.remove_page(settings.BAKED_ROOT, address)


@transaction.atomic
def clear(rows: Iterable[BakedPage], turn: Turn) -> None:
    """Take pages and the media that only they show off the tree; their rows stay until `forget`."""
    turn.hold()
    rows = list(rows)
    for row in rows:
        if row.kind in REDIRECTS:
            files.remove_redirect(settings.BAKED_ROOT, row.path)
        else:
            files.remove_page(settings.BAKED_ROOT, row.path)
    uses = MediaUse.objects.filter(baked__in=rows)
    media = set(uses.values_list("media", flat=True))
    uses.delete()
    _clear_away(media)


@transaction.atomic
def forget(rows: Iterable[BakedPage], turn: Turn) -> None:
    """Forget pages that were cleared."""
    turn.hold()
    BakedPage.objects.filter(pk__in=[row.pk for row in rows]).delete()


@transaction.atomic
def lead(row: BakedPage, target: str, turn: Turn, at: datetime) -> None:
    """Let the address of a cleared page lead to another one, until its article is taken down."""
    turn.hold()
    files.write_redirect(settings.BAKED_ROOT, row.path, target)
    row.kind = TRAIL_REDIRECT if row.kind in {"trail", TRAIL_REDIRECT} else REDIRECT
    row.sha256 = hashlib.sha256(target.encode()).hexdigest()
    row.size, row.content_type, row.baked_at = len(target.encode()), "", at
    row.category = row.month = ""
    row.save()
