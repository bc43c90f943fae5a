"""What can be done to the public site as a whole."""

from wartapraja.website.baking.bakery import bake_lists, bake_site
from wartapraja.website.baking.comparing import compare_with_manifest

__all__ = ["bake_lists", "bake_site", "compare_with_manifest"]
