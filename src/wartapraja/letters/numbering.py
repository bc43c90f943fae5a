"""How the number of a letter is written: the template's words, and what is wrong with a template.

Follows: the office's tata naskah dinas; the counter restarts with each calendar year.
"""

import re
from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
PLACES = ("klasifikasi", "urut", "unit", "bulan", "bulan_romawi", "tahun", "derajat")
_PLACE = re.compile(r"\{([^{}]*)\}")
_SERIAL = re.compile(r"urut(?::0([1-9]))?")


def wrong_with(template: str) -> str:
    """The sentence that says why a template is none; empty when it is one."""
    found = _PLACE.findall(template)
    unknown = [each for each in found if each not in PLACES and not _SERIAL.fullmatch(each)]
    if unknown or "{" in _PLACE.sub("", template) or "}" in _PLACE.sub("", template):
        return _("“%(word)s” is no place of a number. There are %(places)s.") % {
            "word": f"{{{unknown[0]}}}" if unknown else template,
            "places": ", ".join(f"{{{each}}}" for each in PLACES),
        }
    if sum(1 for each in found if _SERIAL.fullmatch(each)) != 1:
        return _("The number would repeat within a year. Put {urut} into the template, once.")
    if "tahun" not in found:
        return _("The number would repeat next year. Put {tahun} into the template.")
    return ""


def written(template: str, serial: int, day: date, words: Mapping[str, str]) -> str:
    """The number that a template makes.

    Args:
        template: one that `wrong_with` has nothing against.
        serial: the counter.
        day: the date of the letter, by the office's calendar.
        words: ``klasifikasi``, ``unit`` and ``derajat``; a missing one is empty.
    """
    known = {
        **words,
        "bulan": f"{day.month:02}",
        "bulan_romawi": ROMAN[day.month - 1],
        "tahun": str(day.year),
    }

    def put(match: re.Match[str]) -> str:
        serial_place = _SERIAL.fullmatch(match[1])
        if serial_place is None:
            return known.get(match[1], "")
        return str(serial).zfill(int(serial_place[1] or 1))

    return _PLACE.sub(put, template)


def compared(text: str) -> str:
    """A number as it is compared with others: without spaces, in capitals."""
    return re.sub(r"\s+", "", text).upper()
