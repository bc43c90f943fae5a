"""Disposisi: a written order to the next hand, and to whoever else must know. It leaves the disposition sheet."""

from collections.abc import Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _

from wartapraja.casework.activity import Activity, Paper, Performed, Reason, Work
from wartapraja.casework.commands import NotPossible
from wartapraja.letters import commands, queries
from wartapraja.letters.activities.disposisi.form import DisposisiForm
from wartapraja.organisation import queries as organisation
from wartapraja.sop.definition import Step
from wartapraja.sop.terms import OutcomeKind


class Dispose(Activity):
    """Order it on; the sheet grows beneath the last order and stays with its letter."""

    form_class = DisposisiForm
    panel_template = "letters/disposisi_panel.html"

    def form(self, work: Work, posted: Any = None, files: Any = None) -> forms.Form:
        """The people of the office, the next hand ticked already."""
        zone = ZoneInfo(work.case.office.zone)
        people = [
            each
            for each in organisation.people_in(work.case.office, work.at)
            if each.key != work.person
        ]
        return DisposisiForm(
            posted, prefix="step", people=people, next_hand=next_hand(work), zone=zone, at=work.at
        )

    def panel_context(self, work: Work) -> Mapping[str, Any]:
        """The letter and its orders so far, as a tree; the reader's own are noted as read."""
        person = organisation.person_by_key(work.person) if work.person else None
        if person is not None:
            commands.read_by(person, case=work.case, at=work.at)
        return {
            "letter": queries.letter_of_case(work.case),
            "tree": queries.tree_of(work.case, work.at),
        }

    def failure_reasons(self, work: Work) -> list[Reason]:
        """The form says what is missing."""
        return []

    def perform(self, work: Work) -> Performed:
        """Keep the order and print the sheet."""
        person = organisation.person_by_key(work.person)
        chosen = [organisation.person_by_key(key) for key in work.data["to"]]
        letter = queries.letter_of_case(work.case)
        hands = {each.key for each in next_hand(work)}
        to = [each for each in chosen if each is not None]
        try:
            given = commands.dispose(
                work.case.office,
                to,
                instructions=work.data["instructions"],
                words=work.data["words"],
                nature=work.data["nature"],
                deadline=work.data.get("deadline"),
                by=person,
                at=work.at,
                case=work.case,
                letter=letter,
                position=standing_of(work),
                tell=any(each.key not in hands for each in to),
            )
        except commands.Refused as refused:
            raise NotPossible([Reason(sentence=each) for each in refused.sentences]) from refused
        sheet = Paper(
            kind="output",
            title=_("Disposition sheet"),
            content=commands.render("disposisi", queries.sheet_of(work.case, letter, work.at)),
            name=f"lembar-disposisi-{work.case.pk}-{given.pk}.pdf",
            mime="application/pdf",
        )
        return Performed(papers=(sheet,), facts={"disposisi": str(given.key)})


def next_hand(work: Work) -> tuple[Any, ...]:
    """Who may take what follows: they are ticked beforehand. Steps of the giver's own are passed over."""
    if work.hand + 1 < len(work.step.actors):
        return _others(work, [work.step.actors[work.hand + 1]])
    steps = {step.key: step for track in work.definition.tracks for step in track.steps}
    seen, ahead = {work.step.key}, _forward(work.step)
    while ahead:
        found = _others(work, [actor for key in ahead for actor in steps[key].actors[:1]])
        if found:
            return found
        seen |= set(ahead)
        ahead = [each for key in ahead for each in _forward(steps[key]) if each not in seen]
    return ()


def _forward(step: Step) -> list[str]:
    return [each.to for each in step.outcomes if each.kind is OutcomeKind.FORWARD and each.to]


def _others(work: Work, actors: Sequence[str]) -> tuple[Any, ...]:
    office, sop_key = work.case.office, work.case.procedure.key
    found = {
        person.key: person
        for actor in actors
        for person in organisation.people_for(office, sop_key, actor, work.at)
        if person.key != work.person
    }
    return tuple(found.values())


def standing_of(work: Work) -> str:
    """The position in which the person acts here, with Plt. or Plh. before it."""
    person = organisation.person_by_key(work.person)
    if person is None:
        return ""
    standings = organisation.standings(person, work.case.office, work.case.procedure.key, work.at)
    return next((each.position_title for each in standings if each.actor == work.actor), "")
