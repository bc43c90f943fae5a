"""The list of cases: filter, search, paging, on Wagtail's own listing."""

import django_filters
from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic

from wartapraja.casework import clock
from wartapraja.casework.models import Case, StepRun
from wartapraja.casework.queries.cases import visible_cases
from wartapraja.casework.templatetags.casework import office_clock
from wartapraja.casework.views.reader import reader_of


class CaseFilter(WagtailFilterSet):
    """Narrow the list by state, SOP, and whether the standard time has passed."""

    late = django_filters.BooleanFilter(label=_("Standard time passed"), method="only_late")

    class Meta:
        """The columns that filter as they are."""

        model = Case
        fields = ["status", "procedure", "office"]

    def only_late(self, queryset: QuerySet[Case], name: str, value: bool) -> QuerySet[Case]:
        """Cases whose open turn is past its due time, or all the others."""
        late = StepRun.objects.filter(open=True, due_at__lt=clock.now())
        return queryset.filter(runs__in=late) if value else queryset.exclude(runs__in=late)


def _turn(case: Case) -> StepRun | None:
    turns: list[StepRun] = getattr(case, "open_turns", [])
    return turns[0] if turns else None


def _whose(case: Case) -> str:
    turn = _turn(case)
    return f"{turn.number} · {turn.actor_title}" if turn else "–"


def _due(case: Case) -> str:
    turn = _turn(case)
    return office_clock(turn.due_at, case.office) if turn and turn.due_at else "–"


class CaseIndex(generic.IndexView):
    """All cases of the reader's offices, newest first; one owner and one limit on every row."""

    model = Case
    page_title = _("Cases")
    header_icon = "folder-open-inverse"
    index_url_name = "casework_cases"
    index_results_url_name = "casework_case_results"
    add_url_name = "casework_start"
    add_item_label = _("Start a case")
    paginate_by = 25
    search_fields = ["search_text"]
    filterset_class = CaseFilter
    default_ordering = "-started_at"
    permission_policy = None
    any_permission_required = None
    columns = [
        TitleColumn(
            "title", label=_("Case"), get_url=lambda case: reverse("casework_case", args=[case.pk])
        ),
        Column("number", label=_("Number"), sort_key="number"),
        Column("procedure", label=_("SOP"), accessor="procedure.title"),
        Column(
            "turn",
            label=_("Whose turn"),
            accessor=_whose,
        ),
        Column("due", label=_("Due"), accessor=_due),
        StatusTagColumn(
            "status",
            label=_("State"),
            accessor="get_status_display",
            primary=lambda case: case.status == "running",
        ),
        Column(
            "started_at",
            label=_("Started"),
            sort_key="started_at",
            accessor=lambda case: office_clock(case.started_at, case.office),
        ),
    ]

    def get_base_queryset(self) -> QuerySet[Case]:
        """What the reader may see, with the open turn of each in one more query."""
        turns = StepRun.objects.filter(open=True)
        seen = visible_cases(reader_of(self.request), clock.now())
        return seen.prefetch_related(Prefetch("runs", queryset=turns, to_attr="open_turns"))
