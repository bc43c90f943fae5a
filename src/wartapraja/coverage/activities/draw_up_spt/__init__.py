"""The assignment order drawn up for the team: it goes on to those who initial and sign it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from wartapraja.casework.activity import Reason, Work
from wartapraja.coverage import paperwork, queries
from wartapraja.letters.activity import DraftLetter, SptForm


class DrawUpSpt(DraftLetter):
    """Draw up the order."""

    kind = "spt"
    letter_form = SptForm

    def proposed(self, work: Work) -> dict[str, Any]:
        """From the letter, the event and its team."""
        return paperwork.assignment_order(work)

    def subject(self, work: Work, data: Mapping[str, Any]) -> str:
        """The event."""
        return f"SPT {data['event']['title']}"

    def failure_reasons(self, work: Work) -> list[Reason]:
        """Somebody must be sent."""
        event = queries.event_of_case(work.case)
        if paperwork.team_members(event, work):
            return []
        sentence = _(
            "Nobody is named for this coverage. Send it back to the step that names the team."
        )
        return [Reason(sentence=sentence)]

    def _words(self, work: Work) -> dict[str, Any]:
        """What was edited stays; who is sent follows the team as it is now."""
        team = paperwork.team_members(queries.event_of_case(work.case), work)
        return {**super()._words(work), "team": team}
