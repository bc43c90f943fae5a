"""Covering: what came from the phones, and what is brought in at the desk."""

import uuid
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from wartapraja.casework.activity import Activity, Performed, Reason, Work
from wartapraja.casework.commands import NotPossible
from wartapraja.coverage import commands, queries
from wartapraja.coverage.activities.cover.form import CoverForm
from wartapraja.organisation import queries as organisation


class Cover(Activity):
    """Bring the coverage home."""

    form_class = CoverForm
    panel_template = "coverage/cover_panel.html"

    def form(self, work: Work, posted: Any = None, files: Any = None) -> forms.Form:
        """The credit stands there already."""
        person = organisation.person_by_key(work.person) if work.person else None
        initial = {"credit": person.full_name if person else ""}
        return CoverForm(posted, files, prefix="step", initial=initial)

    def panel_context(self, work: Work) -> Mapping[str, Any]:
        """The event and everything that is here of it."""
        event = queries.event_of_case(work.case)
        return {
            "event": event,
            "zone": work.case.office.zone,
            "items": queries.items_of(event) if event is not None else (),
        }

    def failure_reasons(self, work: Work) -> list[Reason]:
        """Something must be here: from a phone, or with this form."""
        event = queries.event_of_case(work.case)
        if not work.data or (event is not None and event.items.exists()):
            return []
        if work.data.get("words") or work.data.get("files"):
            return []
        return [
            Reason(
                sentence=_(
                    "Nothing of this coverage is here yet. Send it from the phone, or add words or files below."
                ),
                field="words",
            )
        ]

    def perform(self, work: Work) -> Performed:
        """Keep what the form brings."""
        event = queries.event_of_case(work.case)
        person = organisation.person_by_key(work.person)
        if event is None or not work.data:
            return Performed(facts={"items": event.items.count() if event else 0})
        try:
            if work.data["words"].strip():
                commands.add_words(event, work.data["words"], person=person, at=work.at)
            for upload in work.data["files"]:
                commands.add_file(
                    event,
                    upload,
                    client_id=uuid.uuid5(
                        work.case.key, f"{work.round}:{upload.name}:{upload.size}"
                    ),
                    words={
                        name: work.data[name] for name in ("caption", "credit", "shown", "consent")
                    },
                    person=person,
                    at=work.at,
                )
        except commands.Refused as refused:
            raise NotPossible([Reason(sentence=each) for each in refused.sentences]) from refused
        return Performed(facts={"items": event.items.count()})
