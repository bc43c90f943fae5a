"""What the public may ask of a letter: whether a file is the office's. Nothing of its content is told."""

from enum import StrEnum

from wartapraja.letters.models import Seal
from wartapraja.letters.terms import SealState


class Verdict(StrEnum):
    """The answer to a question by code, by file, or by both."""

    VALID = "valid"
    CHANGED = "changed"
    REVOKED = "revoked"
    UNKNOWN = "unknown"


def what_says(code: str, sha256: str = "") -> Verdict:
    """What the seals say.

    Args:
        code: as it is printed under the letter; empty: only the file is asked of.
        sha256: hash of a file; empty: only the code is asked of.

    Returns:
        ``changed`` when the code is ours but the file is not one that was sealed under it.
    """
    seals = Seal.objects.all()
    under = list(seals.filter(code=code.strip().upper())) if code else []
    if not sha256:
        return _standing(under)
    exact = [each for each in under if each.sha256 == sha256] if code else []
    if not code:
        exact = list(seals.filter(sha256=sha256))
    if exact:
        return _standing(exact)
    return Verdict.CHANGED if under else Verdict.UNKNOWN


def _standing(seals: list[Seal]) -> Verdict:
    if not seals:
        return Verdict.UNKNOWN
    if any(each.state == SealState.REVOKED for each in seals):
        return Verdict.REVOKED
    return Verdict.VALID
