"""Orders to the reader: what is asked, by when, and saying that it was done."""

from zoneinfo import ZoneInfo

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from wartapraja.letters import commands, present, queries
from wartapraja.letters.queries.dispositions import labels
from wartapraja.letters.views.reading import office_of, reader

ON_A_PAGE = 25


def inbox(request: HttpRequest) -> HttpResponse:
    """Every order to the reader, newest first; what they see counts as read."""
    person, at = reader(request), present.now()
    mine = queries.orders_for(person)
    if request.method == "POST":
        order = get_object_or_404(mine, pk=request.POST.get("order", "0"))
        try:
            commands.acted(order, result=request.POST.get("result", ""), at=at)
            messages.success(request, _("Noted: this order was carried out."))
            return redirect("letters_orders")
        except commands.Refused as refused:
            messages.error(request, " ".join(refused.sentences))
    page = Paginator(mine, ON_A_PAGE).get_page(request.GET.get("p"))
    rows = [(each, labels(each.disposisi)) for each in page.object_list]
    commands.seen([each for each, _labels in rows if each.read_at is None], at=at)
    title = _("Dispositions to me")
    context = {
        "header_title": title,
        "page_title": title,
        "breadcrumbs_items": [],
        "rows": rows,
        "page": page,
        "now": at,
        "zone": ZoneInfo(office_of(request).zone),
    }
    return render(request, "letters/orders.html", context)
