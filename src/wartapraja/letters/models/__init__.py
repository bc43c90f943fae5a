"""The tables of letters."""

from wartapraja.letters.models.disposisi import Disposisi, DisposisiTo
from wartapraja.letters.models.incoming import AgendaCounter, IncomingLetter
from wartapraja.letters.models.keys import SigningKey
from wartapraja.letters.models.numbers import GivenNumber, NumberCounter, NumberTemplate
from wartapraja.letters.models.outgoing import Mark, OutgoingLetter, Seal

__all__ = [
    "AgendaCounter",
    "Disposisi",
    "DisposisiTo",
    "GivenNumber",
    "IncomingLetter",
    "Mark",
    "NumberCounter",
    "NumberTemplate",
    "OutgoingLetter",
    "Seal",
    "SigningKey",
]
