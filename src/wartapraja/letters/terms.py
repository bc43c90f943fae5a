"""Words of official letters that are chosen, not written."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Nature(TextChoices):
    """How soon a letter must be dealt with (sifat). Follows: Permendagri 54/2009."""

    BIASA = "biasa", _("ordinary (biasa)")
    SEGERA = "segera", _("urgent (segera)")
    SANGAT_SEGERA = "sangat_segera", _("very urgent (sangat segera)")


class Secrecy(TextChoices):
    """Who may read a letter (derajat keamanan)."""

    BIASA = "biasa", _("ordinary")
    TERBATAS = "terbatas", _("restricted (terbatas)")
    RAHASIA = "rahasia", _("secret (rahasia)")
    SANGAT_RAHASIA = "sangat_rahasia", _("top secret (sangat rahasia)")


class Instruction(TextChoices):
    """The tick-list of a disposition sheet."""

    TANGGAPI = "tanggapi", _("Comment and advise")
    PROSES = "proses", _("Process further")
    KOORDINASI = "koordinasi", _("Coordinate and confirm")
    TINDAK_LANJUT = "tindak_lanjut", _("Follow up")
    DIKETAHUI = "diketahui", _("For your knowledge")
    DIHADIRI = "dihadiri", _("Attend")
    DIWAKILI = "diwakili", _("Attend on my behalf")
    SIAPKAN = "siapkan", _("Prepare the material")
    JADWALKAN = "jadwalkan", _("Put it on the schedule")
    BICARAKAN = "bicarakan", _("Talk to me")
    EDARKAN = "edarkan", _("Pass it round")
    ARSIPKAN = "arsipkan", _("File it")
    JAWAB = "jawab", _("Answer the letter")


class NumberState(TextChoices):
    """What became of a number that was given."""

    GIVEN = "given", _("given")
    VOID = "void", _("not used")


class LetterState(TextChoices):
    """How far a letter that goes out has come."""

    DRAFT = "draft", _("draft")
    CIRCULATING = "circulating", _("with those who sign")
    SIGNED = "signed", _("signed")
    VOID = "void", _("withdrawn")


CHANGEABLE_LETTERS = (LetterState.DRAFT, LetterState.CIRCULATING)
"""States in which the words of a letter may still change."""


class MarkKind(TextChoices):
    """What somebody puts under a letter."""

    PARAF = "paraf", _("Initials (paraf)")
    TANDA_TANGAN = "tanda_tangan", _("Signature")


class SigningWay(TextChoices):
    """By what means a letter is signed."""

    INTERNAL = "internal", _("approval kept by the system")
    KEY = "key", _("the office's own key (PAdES)")
    BSRE = "bsre", _("BSrE certificate")
    WET = "wet", _("by hand on paper")


class SealState(TextChoices):
    """Whether a sealed file still counts."""

    VALID = "valid", _("valid")
    REVOKED = "revoked", _("withdrawn")
