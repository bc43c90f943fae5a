"""The closed lists of this room: kinds of holding, holidays and positions, ranks, zones."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class HoldingKind(models.TextChoices):
    """How somebody holds a position.

    Follows: Permendagri 54/2009 annex C: Plt. fills a vacancy, Plh. stands in for an absent official.
    """

    DEFINITIF = "definitif", _("Definitive")
    PLT = "plt", _("Acting, the post is vacant (Plt.)")
    PLH = "plh", _("Acting, the holder is absent (Plh.)")


DELEGASI: Final = "delegasi"
"""How a right came to somebody who holds no position for it: by delegation."""

PREFIXES: Final = {"plt": "Plt.", "plh": "Plh."}
"""What stands before the title of a position that is held in an acting way; the same in every language."""


class HolidayKind(models.TextChoices):
    """Why a day is in the holiday table."""

    LIBUR_NASIONAL = "libur_nasional", _("National holiday")
    CUTI_BERSAMA = "cuti_bersama", _("Collective leave")
    FAKULTATIF = "fakultatif", _("Optional holiday")
    LOCAL = "local", _("Local holiday")


class PositionKind(models.TextChoices):
    """Kinds of position. Follows: UU 20/2023, managerial and non-managerial positions."""

    JPT = "jpt", _("High leadership (JPT)")
    ADMINISTRATOR = "administrator", _("Administrator")
    PENGAWAS = "pengawas", _("Supervisor (pengawas)")
    FUNGSIONAL = "fungsional", _("Functional")
    PELAKSANA = "pelaksana", _("Executive staff (pelaksana)")
    LAIN = "lain", _("Other")


ZONES: Final = [
    ("Asia/Jakarta", "WIB"),
    ("Asia/Makassar", "WITA"),
    ("Asia/Jayapura", "WIT"),
]

ESELONS: Final = [(code, code) for code in ("II.a", "II.b", "III.a", "III.b", "IV.a", "IV.b")]

RANKS: Final = [
    ("I/a", "Juru Muda"),
    ("I/b", "Juru Muda Tingkat I"),
    ("I/c", "Juru"),
    ("I/d", "Juru Tingkat I"),
    ("II/a", "Pengatur Muda"),
    ("II/b", "Pengatur Muda Tingkat I"),
    ("II/c", "Pengatur"),
    ("II/d", "Pengatur Tingkat I"),
    ("III/a", "Penata Muda"),
    ("III/b", "Penata Muda Tingkat I"),
    ("III/c", "Penata"),
    ("III/d", "Penata Tingkat I"),
    ("IV/a", "Pembina"),
    ("IV/b", "Pembina Tingkat I"),
    ("IV/c", "Pembina Utama Muda"),
    ("IV/d", "Pembina Utama Madya"),
    ("IV/e", "Pembina Utama"),
]
"""Golongan ruang and its pangkat: names of the law, never translated."""

PPPK_GRADES: Final = [
    (grade, f"PPPK {grade}")
    for grade in (
        *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"),
        *("X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII"),
    )
]
"""Grades of government employees with a work agreement: they have no pangkat."""

GRADES: Final = [(code, f"{name}, {code}") for code, name in RANKS] + PPPK_GRADES

NIP_ODDITIES: Final = {
    "length": _("not 18 digits"),
    "birth_date": _("no such birth date"),
    "appointment_month": _("no such month of appointment"),
    "sex": _("digit 15 is neither 1 nor 2"),
    "serial": _("ends in 000, as after a spreadsheet"),
    "age": _("unlikely age at appointment"),
}
"""What may be odd about a NIP, by the codes of `nip.warnings_of`."""
