"""What the website does to the world: it bakes, and it takes down."""

from typing import Any

from wartapraja.record.effects import EffectContext, effect
from wartapraja.website.baking import bakery


@effect("website.bake")
def bake(payload: dict[str, Any], context: EffectContext) -> dict[str, Any]:
    """Bake a published article with everything that lists it.

    A page that is no longer live is passed over.
    """
    return {"files": bakery.bake_article(payload["page"], context.now)}


@effect("website.take_down")
def take_down(payload: dict[str, Any], context: EffectContext) -> dict[str, Any]:
    """Take a page's files off the public site."""
    return {
        "files": bakery.take_down(
            payload["page"], redirect=payload.get("redirect", ""), at=context.now
        )
    }


@effect("website.bake_site")
def bake_site(payload: dict[str, Any], context: EffectContext) -> dict[str, Any]:
    """Bake everything, for a new installation or a new design."""
    return {"files": bakery.bake_site(context.now)}
