"""Nota dinas asking for an assignment order, when the event is outside the island."""

from typing import Any

from wartapraja.casework.activity import Work
from wartapraja.coverage import paperwork
from wartapraja.letters.activity import DraftLetter, NotaDinasForm


class AskForSpt(DraftLetter):
    """Ask for the order."""

    kind = "nota_dinas"
    letter_form = NotaDinasForm
    signed_here = True

    def proposed(self, work: Work) -> dict[str, Any]:
        """From the letter, the event and its team."""
        return paperwork.asking_note(work)
