"""Schedule and team: when, who brings home what, with which things; clashes are seen before anything is saved."""

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _

from wartapraja.casework.activity import Activity, Performed, Reason, Work
from wartapraja.casework.commands import NotPossible
from wartapraja.coverage import commands, queries
from wartapraja.coverage.activities.schedule.form import ScheduleForm
from wartapraja.coverage.models import Event
from wartapraja.coverage.types import Seat, Window
from wartapraja.letters import commands as letters
from wartapraja.organisation import queries as organisation


class Schedule(Activity):
    """Name the team."""

    form_class = ScheduleForm
    panel_template = "coverage/schedule_panel.html"

    def form(self, work: Work, posted: Any = None, files: Any = None) -> forms.Form:
        """The people of the office with how free they are, and the things it owns."""
        event = queries.event_of_case(work.case)
        return ScheduleForm(
            posted,
            prefix="step",
            zone=ZoneInfo(work.case.office.zone),
            event=event,
            people=availability_of(work, event),
            things=queries.equipment_of(work.case.office),
        )

    def panel_context(self, work: Work) -> Mapping[str, Any]:
        """The event, its changes, and how free everybody is."""
        event = queries.event_of_case(work.case)
        return {
            "event": event,
            "zone": work.case.office.zone,
            "people": availability_of(work, event),
            "absent_day": event is not None and event.starts is None,
        }

    def failure_reasons(self, work: Work) -> list[Reason]:
        """There must be an event."""
        if queries.event_of_case(work.case) is None:
            return [no_event()]
        return []

    def perform(self, work: Work) -> Performed:
        """Give the event its time and its team."""
        event = queries.event_of_case(work.case)
        person = organisation.person_by_key(work.person)
        if event is None:
            raise NotPossible([no_event()])
        try:
            event = _timed(event, work, person)
            event = commands.seat_team(
                event,
                seats_of(work.data),
                equipment=work.data["equipment"],
                override_reason=work.data["override_reason"],
                person=person,
                at=work.at,
            )
            if work.data["confirmed"]:
                event = commands.confirm(event, person=person, at=work.at)
        except commands.Clashes as clashes:
            raise NotPossible(
                [Reason(sentence=each, field="override_reason") for each in clashes.sentences]
            ) from clashes
        except commands.Refused as refused:
            raise NotPossible([Reason(sentence=each) for each in refused.sentences]) from refused
        letters.carried_out(person, case=work.case, result=_("Schedule and team made"), at=work.at)
        return Performed(facts={"event": str(event.key), "team": len(seats_of(work.data))})


def availability_of(work: Work, event: Event | None) -> list[Any]:
    """Those who may be sent: the holders of the step that covers first, then everybody else of the office."""
    office = work.case.office
    staff = organisation.people_for(office, work.case.procedure.key, "staf", work.at)
    first = {each.pk for each in staff}
    people = sorted(organisation.people_in(office, work.at), key=lambda each: each.pk not in first)
    if event is None or event.starts is None or event.ends is None:
        return [queries.untimed(each) for each in people]
    window = Window(starts=event.starts, ends=event.ends, travel_minutes=event.travel_minutes)
    return queries.availability(office, window, people, besides=event)


def seats_of(data: Mapping[str, Any]) -> list[Seat]:
    """The team that was ticked."""
    return [
        Seat(content=content, person=person)
        for content in ("text", "photo", "video")
        for person in data[content]
    ]


def no_event() -> Reason:
    """The case is about no event yet."""
    return Reason(sentence=_("This case has no event yet. The step that registers it comes first."))


def _timed(event: Event, work: Work, person: Any) -> Event:
    starts, ends = work.data["starts"], work.data["ends"]
    if (starts, ends) == (event.starts, event.ends) or starts is None:
        return event
    return commands.move(
        event,
        starts,
        ends,
        reason=_("Time set with the schedule"),
        compared=True,
        person=person,
        at=work.at,
    )
