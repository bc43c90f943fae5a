"""Filing a coverage: originals, edited versions and papers as one record with its classification."""

from collections.abc import Mapping
from typing import Any

from django import forms

from wartapraja.casework.activity import Activity, Performed, Reason, Work
from wartapraja.casework.commands import NotPossible
from wartapraja.coverage import commands, queries
from wartapraja.coverage.activities.archive.form import ArchiveForm
from wartapraja.organisation import queries as organisation


class Archive(Activity):
    """File it so that it is found by event, day, person, place and words."""

    form_class = ArchiveForm
    panel_template = "coverage/cover_panel.html"

    def form(self, work: Work, posted: Any = None, files: Any = None) -> forms.Form:
        """What is known of the event stands there already."""
        event = queries.event_of_case(work.case)
        return ArchiveForm(
            posted, files, prefix="step", initial=queries.filing_of(work.case, event)
        )

    def panel_context(self, work: Work) -> Mapping[str, Any]:
        """What will be filed."""
        event = queries.event_of_case(work.case)
        return {
            "event": event,
            "zone": work.case.office.zone,
            "items": queries.items_of(event) if event is not None else (),
        }

    def perform(self, work: Work) -> Performed:
        """Keep the record."""
        try:
            record = commands.file_coverage(
                work.case,
                queries.event_of_case(work.case),
                {name: work.data[name] for name in ("title", "people", "words", "classification")},
                edited=work.data["edited"],
                person=organisation.person_by_key(work.person),
                at=work.at,
            )
        except commands.Refused as refused:
            raise NotPossible([Reason(sentence=each) for each in refused.sentences]) from refused
        return Performed(
            facts={
                "record": str(record.key),
                "classification": record.classification.code,
                "files": record.files.count(),
            }
        )
