"""What can be asked of this room."""

from wartapraja.letters.queries.dispositions import (
    letter_of_case,
    orders_for,
    sheet_of,
    tree_of,
)
from wartapraja.letters.queries.kinds import kinds, letterhead, sample

__all__ = [
    "kinds",
    "letter_of_case",
    "letterhead",
    "orders_for",
    "sample",
    "sheet_of",
    "tree_of",
]
