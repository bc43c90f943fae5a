"""Whether an event is outside the island: decided by the official, proposed by the event's place."""

from collections.abc import Mapping
from typing import Any

from wartapraja.casework.activity import Activity, Performed, Work
from wartapraja.coverage import commands, queries
from wartapraja.organisation import queries as organisation

YES = "ya"


class Outside(Activity):
    """Keep the decision with the event."""

    panel_template = "coverage/outside_panel.html"

    def panel_context(self, work: Work) -> Mapping[str, Any]:
        """The event and its place."""
        return {"event": queries.event_of_case(work.case), "zone": work.case.office.zone}

    def perform(self, work: Work) -> Performed:
        """The event says from now on what was decided."""
        event = queries.event_of_case(work.case)
        outside = work.outcome == YES
        if event is not None:
            person = organisation.person_by_key(work.person)
            commands.change_event(event, {"outside": outside}, person=person, at=work.at)
        return Performed(facts={"outside": outside})
