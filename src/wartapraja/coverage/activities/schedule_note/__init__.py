"""Nota dinas with schedule and officers: drafted from the data, edited, sent under the sender's name."""

from typing import Any

from wartapraja.casework.activity import Work
from wartapraja.coverage import paperwork
from wartapraja.letters.activity import DraftLetter, NotaDinasForm


class ScheduleNote(DraftLetter):
    """Tell the superior who covers what."""

    kind = "nota_dinas"
    letter_form = NotaDinasForm
    signed_here = True

    def proposed(self, work: Work) -> dict[str, Any]:
        """From the letter, the event and its team."""
        return paperwork.schedule_note(work)
