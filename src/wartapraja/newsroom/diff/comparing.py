"""Comparing two revisions of an article, part by part."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from wartapraja.newsroom.diff.parts import Part, blocks_of, fields_of
from wartapraja.newsroom.diff.words import segments_of, tokens
from wartapraja.newsroom.types import Change

ALIKE = 0.4
"""Two blocks without a common id are the same block rewritten when at least this share of their words agrees."""


def word_diff(old_revision: Any, new_revision: Any) -> list[Change]:
    """What changed from one revision to another: title, lead, filing, then each block in the order of the new one.

    Args:
        old_revision: a revision of an article, or None when there was nothing before.
        new_revision: a later revision of the same article.

    Returns:
        Every part with words in either, unchanged ones included.
    """
    new = new_revision.as_object()
    old = old_revision.as_object() if old_revision is not None else None
    before = {part.key: part for part in fields_of(old)} if old is not None else {}
    fields = [_change(before.get(part.key), part) for part in fields_of(new)]
    blocks = _blocks(blocks_of(old) if old is not None else [], blocks_of(new))
    return [change for change in (*fields, *blocks) if change.segments]


def _blocks(old: Sequence[Part], new: Sequence[Part]) -> Iterator[Change]:
    partner = _partners(old, new)
    gone = _gone_after(old, new, partner)
    yield from (_removed(part) for part in gone.pop("", []))
    for part in new:
        yield _change(partner.get(part.key), part)
        yield from (_removed(each) for each in gone.pop(part.key, []))


def _partners(old: Sequence[Part], new: Sequence[Part]) -> dict[str, Part]:
    """Which old block became which new one: by id, else by likeness within the same kind."""
    by_key = {part.key: part for part in old}
    found = {part.key: by_key[part.key] for part in new if part.key in by_key}
    left = [part for part in old if part.key not in {each.key for each in found.values()}]
    for part in new:
        if part.key in found:
            continue
        likest = max(left, key=lambda each: _likeness(each, part), default=None)
        if likest is not None and _likeness(likest, part) >= ALIKE:
            found[part.key] = likest
            left.remove(likest)
    return found


def _likeness(old: Part, new: Part) -> float:
    if old.kind != new.kind:
        return 0.0
    if old.text == new.text:
        return 1.0
    matcher = SequenceMatcher(None, tokens(old.text), tokens(new.text), autojunk=False)
    return (
        matcher.ratio()
        if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE
        else 0.0
    )


def _gone_after(
    old: Sequence[Part], new: Sequence[Part], partner: dict[str, Part]
) -> dict[str, list[Part]]:
    """Removed blocks, by the key of the new block that they stood behind; empty key: at the very start."""
    became = {part.key: key for key, part in partner.items()}
    gone: dict[str, list[Part]] = {}
    place = ""
    for part in old:
        if part.key in became:
            place = became[part.key]
        else:
            gone.setdefault(place, []).append(part)
    return gone


def _change(old: Part | None, new: Part) -> Change:
    before = old.text if old is not None else ""
    segments = segments_of(before, new.text)
    if old is None:
        kind = "added"
    elif before != new.text:
        kind = "changed"
    else:
        kind = "same" if old.raw == new.raw else "format"
    return Change(part=new.key, label=new.label, kind=kind, segments=segments)


def _removed(old: Part) -> Change:
    return Change(part=old.key, label=old.label, kind="removed", segments=segments_of(old.text, ""))
