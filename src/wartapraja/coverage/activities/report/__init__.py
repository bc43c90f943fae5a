"""The report of a coverage: the reporter writes it and proposes material, Kasi passes it on."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from wartapraja.casework.activity import Activity, Paper, Performed, Reason, Work
from wartapraja.coverage import commands, queries
from wartapraja.coverage.activities.report.form import ReportForm
from wartapraja.coverage.activities.report.manuscript import as_docx
from wartapraja.coverage.models import FieldItem
from wartapraja.coverage.terms import Consent, FieldKind

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Report(Activity):
    """Words and chosen pictures go on to publication and documentation."""

    form_class = ReportForm
    panel_template = "coverage/report_panel.html"

    def form(self, work: Work, posted: Any = None, files: Any = None) -> forms.Form | None:
        """The first hand writes; those after it read and pass on."""
        if work.hand > 0:
            return None
        event = queries.event_of_case(work.case)
        items = list(queries.items_of(event)) if event is not None else []
        return ReportForm(posted, prefix="step", items=items, title=work.case.title)

    def panel_context(self, work: Work) -> Mapping[str, Any]:
        """What is here, and the report so far."""
        event = queries.event_of_case(work.case)
        return {
            "event": event,
            "zone": work.case.office.zone,
            "items": queries.items_of(event) if event is not None else (),
            "report": work.case.papers.filter(step=work.step.key, kind="output").last(),
        }

    def failure_reasons(self, work: Work) -> list[Reason]:
        """No picture goes to the public without consent."""
        chosen = work.data.get("chosen") or []
        barred = [each for each in chosen if each.consent == Consent.NONE]
        sentence = _("“%(name)s” shows people who did not consent; it cannot go to the public.")
        return [
            Reason(sentence=sentence % {"name": each.caption or each.name}, field="chosen")
            for each in barred
        ]

    def perform(self, work: Work) -> Performed:
        """Leave the report as a Word file, and the chosen pictures beside it."""
        if work.hand > 0 or not work.data:
            return Performed()
        event = queries.event_of_case(work.case)
        chosen: list[FieldItem] = work.data["chosen"]
        if event is not None:
            commands.choose(event, chosen)
        title = work.data["title"]
        report = Paper(
            kind="output",
            title=_("Report of the coverage: %(title)s") % {"title": title},
            content=as_docx(title, work.data["words"], chosen),
            name=f"laporan-liputan-{work.case.pk}-{work.round}.docx",
            mime=WORD,
            facts={"role": "report"},
        )
        return Performed(
            papers=(report, *map(_picture, _photos(chosen))), facts={"chosen": len(chosen)}
        )


def _photos(chosen: list[FieldItem]) -> list[FieldItem]:
    return [each for each in chosen if each.kind == FieldKind.PHOTO]


def _picture(item: FieldItem) -> Paper:
    with item.file.open() as original:
        content = original.read()
    return Paper(
        kind="output",
        title=item.caption or item.name,
        content=content,
        name=item.name,
        mime=item.mime,
        facts={
            "role": "material",
            "caption": item.caption,
            "credit": item.credit,
            "shown": item.shown,
        },
    )
