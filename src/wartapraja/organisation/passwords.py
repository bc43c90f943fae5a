"""Passwords that an attacker of this very office would try first are refused."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from wartapraja.organisation.models import Office

LEFT = 8
"""Letters that must be left when the words of the office are taken away."""

PREDICTABLE = (
    *("diskominfotik", "diskominfo", "kominfosanti", "kominfo", "pemerintah", "pemkab", "pemkot"),
    *("kabupaten", "kecamatan", "kelurahan", "provinsi", "dinas", "kantor", "bidang", "website"),
    *("password", "kata", "sandi", "katasandi", "rahasia", "admin", "administrator", "operator"),
    *("indonesia", "merdeka", "bismillah", "sayang", "selamat", "datang", "qwerty", "asdfgh"),
)
DISGUISES = str.maketrans("013457@$!", "oieastasi")


class OfficeWordsValidator:
    """Refuse a password that is little more than the office's names, common words, the account's name and a year."""

    def validate(self, password: str, user: Any = None) -> None:
        """Take away what can be guessed and look at what is left.

        Raises:
            ValidationError: fewer than eight letters are left.
        """
        left = re.sub(r"[^a-z]", "", password.lower().translate(DISGUISES))
        for word in sorted(_words(user), key=len, reverse=True):
            left = left.replace(word, "")
        if len(set(left)) < 4 or len(left) < LEFT:
            raise ValidationError(
                _("This password is made of words that fit this office. Choose others."),
                code="office_words",
            )

    def get_help_text(self) -> str:
        """As the form prints it."""
        return _("Not made of the names of the office, its place, or common words with a year.")


def _words(user: Any) -> set[str]:
    texts = [*PREDICTABLE, getattr(user, "username", "") or ""]
    texts += Office.objects.values_list("name", flat=True)
    texts += Office.objects.values_list("site_name", flat=True)
    found = {word for text in texts for word in re.findall(r"[a-z]{4,}", text.lower())}
    return found | set(PREDICTABLE)
