"""What can be asked of this room."""

from typing import Any

from wartapraja.letters.registry import kind_of
from wartapraja.letters.registry import kinds as _kinds


def kinds() -> list[str]:
    """The kinds of letters that there are."""
    return sorted(_kinds())


def sample(kind: str) -> dict[str, Any]:
    """The data of a kind's sample letter.

    Raises:
        letters.types.BadLetter: there is no such kind.
    """
    return kind_of(kind).sample()
