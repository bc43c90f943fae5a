"""The civil servant's number (NIP), kept as text: 18 digits, of which a spreadsheet eats the last three.

Follows: Perka BKN 22/2007: birth date (8), month of appointment (6), sex (1), serial (3). There is no check digit.
"""

import re
from datetime import date

LENGTH = 18
PPPK_MONTH = "21"
"""Employees with a work agreement carry this in place of the month of appointment."""
YOUNGEST, OLDEST = 15, 60
"""Years of age at appointment outside which the number is worth a second look."""


def digits_of(text: str) -> str:
    """The number without the spaces, dots and words that documents print in and before it."""
    return re.sub(r"\D", "", text)


def printed(nip: str) -> str:
    """As letters print it: 8-6-1-3 digits."""
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}" if len(nip) == LENGTH else nip


def warnings_of(nip: str) -> list[str]:
    """What is odd about a number of the right length, as codes; the number is kept all the same.

    Documents do carry such numbers: one of the seed SOPs was truncated by a spreadsheet to a serial of 000.
    """
    if len(nip) != LENGTH or not nip.isdigit():
        return ["length"]
    found = []
    born = _date(nip[:8])
    if born is None:
        found.append("birth_date")
    if not (nip[12:14] == PPPK_MONTH or 1 <= int(nip[12:14]) <= 12):
        found.append("appointment_month")
    if nip[14] not in "12":
        found.append("sex")
    if nip[15:] == "000":
        found.append("serial")
    if born and not YOUNGEST <= int(nip[8:12]) - born.year <= OLDEST:
        found.append("age")
    return found


def _date(text: str) -> date | None:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None
