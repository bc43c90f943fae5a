"""What a way of signing is asked, and how it refuses."""

from dataclasses import dataclass
from datetime import datetime


class CannotSign(Exception):
    """Not signed. The sentence says why and what to do; the field is the one to mend."""

    def __init__(self, sentence: str, field: str = "") -> None:
        """Keep the sentence and the name of the form field that it is about."""
        super().__init__(sentence)
        self.sentence, self.field = str(sentence), field


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One file to sign.

    Attributes:
        pdf: exactly what is to be signed.
        signer: name of the official, as it stands in the letter.
        reason: what the signature is for.
        location: place of the office.
        at: the instant.
    """

    pdf: bytes
    signer: str
    reason: str
    location: str
    at: datetime
