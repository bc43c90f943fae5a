"""What can be asked of this room."""

from wartapraja.letters.dates import long_date, moment
from wartapraja.letters.heading import letterhead
from wartapraja.letters.officials import official_for, official_of, position_of
from wartapraja.letters.outgoing import verify_url
from wartapraja.letters.queries.dispositions import (
    letter_of_case,
    orders_for,
    sheet_of,
    tree_of,
)
from wartapraja.letters.queries.kinds import kinds, sample
from wartapraja.letters.queries.outgoing import (
    agenda,
    awaiting_external,
    bsre,
    draft_data,
    keys_of,
    last_serial,
    letter_for,
    letters_of,
    marks_of,
    missing_serials,
    register,
    ways_for,
)
from wartapraja.letters.queries.verifying import Verdict, what_says

__all__ = [
    "Verdict",
    "agenda",
    "awaiting_external",
    "bsre",
    "draft_data",
    "keys_of",
    "kinds",
    "last_serial",
    "letter_for",
    "letter_of_case",
    "letterhead",
    "letters_of",
    "long_date",
    "marks_of",
    "missing_serials",
    "moment",
    "official_for",
    "official_of",
    "orders_for",
    "position_of",
    "register",
    "sample",
    "sheet_of",
    "tree_of",
    "verify_url",
    "ways_for",
    "what_says",
]
