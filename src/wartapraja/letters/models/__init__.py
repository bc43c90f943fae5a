"""The tables of letters."""

from wartapraja.letters.models.disposisi import Disposisi, DisposisiTo
from wartapraja.letters.models.incoming import AgendaCounter, IncomingLetter

__all__ = ["AgendaCounter", "Disposisi", "DisposisiTo", "IncomingLetter"]
