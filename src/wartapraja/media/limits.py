"""The limits of this installation: the gate's own, with what ``settings.MEDIA_LIMITS`` says otherwise."""

from dataclasses import replace
from typing import Any

from django.conf import settings

from wartapraja.media.gate.formats import BY_ENDING, endings_for
from wartapraja.media.gate.names import clean, ending_of
from wartapraja.media.gate.verdicts import Kind, Limits

# What a form may weigh besides its file: fields, boundaries, a second small file.
FORM_ALLOWANCE = 12 * 1024 * 1024


def current() -> Limits:
    """The limits in force.

    ``settings.MEDIA_LIMITS`` may hold any field of ``Limits``; ``sizes`` is merged kind by kind (bytes).
    """
    told: dict[str, Any] = dict(getattr(settings, "MEDIA_LIMITS", {}))
    limits = Limits()
    sizes = {**limits.sizes, **{Kind(kind): size for kind, size in told.pop("sizes", {}).items()}}
    return replace(limits, sizes=sizes, **told)


def largest(limits: Limits) -> int:
    """Bytes of the largest request that can hold a file that may pass."""
    return max(limits.sizes.values()) + FORM_ALLOWANCE


def size_for(name: str, limits: Limits) -> int:
    """Bytes that a file of this name may have, whatever form it is sent with."""
    chosen = BY_ENDING.get(ending_of(clean(name)))
    if chosen is None:
        return limits.sizes[Kind.PAPER]
    return max(limits.sizes[kind] for kind in chosen.kinds)


def endings(kind: Kind) -> tuple[str, ...]:
    """File name endings that a kind takes, for file pickers."""
    return tuple(f".{ending}" for ending in endings_for(kind))
