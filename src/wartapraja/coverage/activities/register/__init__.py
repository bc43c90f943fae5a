"""Registering a letter or an entry of the leader's agenda: it gets its number, and the event its day."""

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _

from wartapraja.casework.activity import Activity, Paper, Performed, Reason, Work
from wartapraja.casework.commands import NotPossible
from wartapraja.coverage import commands, queries
from wartapraja.coverage.activities.register.form import RegisterForm
from wartapraja.coverage.forms import event_facts
from wartapraja.coverage.terms import EventState
from wartapraja.letters import commands as letters
from wartapraja.organisation import queries as organisation


class Register(Activity):
    """Enter the letter in the agenda book and the event in the calendar."""

    form_class = RegisterForm
    panel_template = "coverage/event_panel.html"

    def form(self, work: Work, posted: Any = None, files: Any = None) -> forms.Form:
        """The title of the case stands there already; draft entries can be taken over."""
        zone = ZoneInfo(work.case.office.zone)
        drafts = queries.drafts(work.case.office)
        initial = {"title": work.case.title, "subject": work.case.title, "nature": "biasa"}
        return RegisterForm(posted, files, prefix="step", zone=zone, drafts=drafts, initial=initial)

    def panel_context(self, work: Work) -> Mapping[str, Any]:
        """The event, once there is one (after a step taken back)."""
        return {"event": queries.event_of_case(work.case), "zone": work.case.office.zone}

    def perform(self, work: Work) -> Performed:
        """Number the letter, place the event, keep the scan."""
        person = organisation.person_by_key(work.person)
        scan = work.data.get("scan")
        papers = (_scan_paper(scan),) if scan else ()
        try:
            letter = _letter(work, person, papers) if work.data["source"] == "letter" else None
            event = _event(work, person)
        except (letters.Refused, commands.Refused) as refused:
            raise NotPossible([Reason(sentence=each) for each in refused.sentences]) from refused
        facts = {
            "event": str(event.key),
            "agenda_number": f"{letter.agenda_number}/{letter.year}" if letter else "",
        }
        return Performed(papers=papers, facts=facts)


def _letter(work: Work, person: Any, papers: tuple[Paper, ...]) -> Any:
    names = ("sender", "letter_number", "letter_date", "subject", "nature")
    return letters.register_incoming(
        work.case.office,
        {name: work.data[name] for name in names},
        person=person,
        at=work.at,
        case=work.case,
        scan_sha256=letters.sha256_of(papers[0].content) if papers else "",
    )


def _event(work: Work, person: Any) -> Any:
    facts = event_facts(dict(work.data))
    draft = queries.draft_by_key(work.case.office, work.data.get("draft", ""))
    known = draft or queries.event_of_case(work.case)
    if known is None:
        return commands.register_event(
            work.case.office,
            facts,
            source=work.data["source"],
            person=person,
            at=work.at,
            case=work.case,
        )
    if known.state == EventState.DRAFT:
        facts["state"] = EventState.PLANNED
    return commands.change_event(known, {**facts, "case": work.case}, person=person, at=work.at)


def _scan_paper(scan: Any) -> Paper:
    return Paper(
        kind="incoming",
        title=_("Incoming letter"),
        content=scan.read(),
        name=scan.name,
        mime=scan.content_type or "application/octet-stream",
    )
