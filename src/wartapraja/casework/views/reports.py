"""Reports over all cases: who was told what and when, and what was done outside the order."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView

from wartapraja.casework import clock
from wartapraja.casework.models import Deviation, Notice
from wartapraja.casework.queries.cases import visible_cases
from wartapraja.casework.templatetags.casework import office_clock
from wartapraja.casework.views.reader import reader_of

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class CaseReport(ReportView):
    """A report on rows of the reader's own cases; as a spreadsheet, no cell of it is ever run."""

    any_permission_required = None
    permission_policy = None

    def get_queryset(self) -> QuerySet[Any]:
        """The rows of cases that the reader may see."""
        return self.rows(visible_cases(reader_of(self.request), clock.now()))

    def rows(self, cases: QuerySet[Any]) -> QuerySet[Any]:
        """The rows of these cases, with what a row shows."""
        raise NotImplementedError

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        """A row of the spreadsheet; what begins like a formula is kept as words."""
        row = super().to_row_dict(item)
        return {name: _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


class NoticeFilter(WagtailFilterSet):
    """Narrow by kind, by day, and to what could not be sent."""

    noted_at = django_filters.DateFromToRangeFilter(label=_("Noted"), widget=DateRangePickerWidget)
    failed = django_filters.BooleanFilter(label=_("Could not be sent"), method="only_failed")

    class Meta:
        """The columns that filter as they are."""

        model = Notice
        fields = ["kind"]

    def only_failed(self, queryset: QuerySet[Notice], name: str, value: bool) -> QuerySet[Notice]:
        """Those with an error, or those without."""
        return queryset.exclude(error="") if value else queryset.filter(error="")


def _at(name: str) -> Any:
    def shown(notice: Notice) -> str:
        at = getattr(notice, name)
        return office_clock(at, notice.run.case.office) if at else "–"

    return shown


class NoticeLog(CaseReport):
    """Who was told what and when, whether it went out and whether its link was opened."""

    model = Notice
    page_title = _("Notice log")
    header_icon = "mail"
    index_url_name = "casework_notices"
    index_results_url_name = "casework_notice_results"
    filterset_class = NoticeFilter
    default_ordering = "-noted_at"
    list_export = [
        "noted_at",
        "kind",
        "person.full_name",
        "address",
        "run.case.number",
        "run.number",
        "sent_at",
        "opened_at",
        "error",
    ]
    columns = [
        TitleColumn(
            "case",
            label=_("Case"),
            accessor="run.case.title",
            get_url=lambda notice: reverse("casework_case", args=[notice.run.case_id]),
        ),
        Column("step", label=_("Step"), accessor="run.number"),
        Column("kind", label=_("Notice"), accessor="get_kind_display"),
        Column("person", label=_("To"), accessor="person.full_name"),
        Column("noted_at", label=_("Noted"), accessor=_at("noted_at"), sort_key="noted_at"),
        Column("sent_at", label=_("Sent"), accessor=_at("sent_at"), sort_key="sent_at"),
        Column("opened_at", label=_("Opened"), accessor=_at("opened_at"), sort_key="opened_at"),
        Column("error", label=_("Could not be sent"), accessor=lambda notice: notice.error or "–"),
    ]

    def rows(self, cases: QuerySet[Any]) -> QuerySet[Notice]:
        """The notices about these cases."""
        return Notice.objects.filter(run__case__in=cases).select_related(
            "person", "run__case__office"
        )


class DeviationFilter(WagtailFilterSet):
    """Narrow by SOP and by day."""

    at = django_filters.DateFromToRangeFilter(label=_("Recorded"), widget=DateRangePickerWidget)

    class Meta:
        """The columns that filter as they are."""

        model = Deviation
        fields = ["case__procedure"]


class DeviationReport(CaseReport):
    """What was done outside the order, why, and who approved it."""

    model = Deviation
    page_title = _("Deviations")
    header_icon = "warning"
    index_url_name = "casework_deviations"
    index_results_url_name = "casework_deviation_results"
    filterset_class = DeviationFilter
    default_ordering = "-at"
    list_export = [
        "at",
        "case.number",
        "case.title",
        "number",
        "text",
        "person.full_name",
        "position_title",
        "reason",
        "approver.full_name",
        "approver_title",
    ]
    columns = [
        TitleColumn(
            "case",
            label=_("Case"),
            accessor="case.title",
            get_url=lambda row: reverse("casework_case", args=[row.case_id]),
        ),
        Column(
            "step", label=_("Step"), accessor=lambda row: f"{row.number or '–'} · {row.text[:80]}"
        ),
        Column("person", label=_("Done by"), accessor=lambda row: _who(row, "person")),
        Column("reason", label=_("Reason"), accessor="reason"),
        Column("approver", label=_("Approved by"), accessor=lambda row: _who(row, "approver")),
        Column(
            "at",
            label=_("Recorded"),
            accessor=lambda row: office_clock(row.at, row.case.office),
            sort_key="at",
        ),
    ]

    def rows(self, cases: QuerySet[Any]) -> QuerySet[Deviation]:
        """The deviations of these cases."""
        return Deviation.objects.filter(case__in=cases).select_related(
            "person", "approver", "case__office"
        )


def _who(row: Deviation, role: str) -> str:
    person = getattr(row, role)
    title = row.position_title if role == "person" else row.approver_title
    return ", ".join(each for each in (person.full_name if person else "", title) if each) or "–"
