"""The books on the screen, month by month, with their PDF and spreadsheet."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wartapraja.letters import books, present, queries
from wartapraja.letters.views.looking import private
from wartapraja.letters.views.reading import office_of

ON_A_PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def outgoing(request: HttpRequest) -> HttpResponse:
    """The register of outgoing letters, and those that await a number by SRIKANDI."""
    office = office_of(request)
    month, words = _month(request), request.GET.get("q", "")[:200]
    zone = ZoneInfo(office.zone)
    found = queries.register(office, words=words)
    if month is not None:
        found = found.filter(
            given_at__gte=_start(month, zone), given_at__lt=_start(_after(month), zone)
        )
    more = {"awaiting": queries.awaiting_external(office)[:50], "q": words}
    return _answer(
        request,
        office,
        found,
        lambda rows: books.outgoing_book(rows, month, zone),
        "letters/outgoing.html",
        more,
    )


def incoming(request: HttpRequest) -> HttpResponse:
    """The agenda book of incoming letters."""
    office = office_of(request)
    month, words = _month(request), request.GET.get("q", "")[:200]
    found = queries.agenda(office, words=words)
    if month is not None:
        found = found.filter(received__gte=month, received__lt=_after(month))
    return _answer(
        request,
        office,
        found,
        lambda rows: books.incoming_book(rows, month),
        "letters/incoming.html",
        {"q": words},
    )


def _answer(
    request: HttpRequest,
    office: Any,
    found: Any,
    book_of: Callable[[Any], books.Book],
    template: str,
    more: dict[str, Any],
) -> HttpResponse:
    form = request.GET.get("bentuk")
    if form in {"pdf", "xlsx"}:
        book = book_of(list(found.reverse()))
        if form == "xlsx":
            return private(books.as_xlsx(book), XLSX, "buku.xlsx", inline=False)
        return private(books.as_pdf(book, office, present.now()), "application/pdf", "buku.pdf")
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("p"))
    title = book_of([]).name
    context = {
        "header_title": title,
        "page_title": title,
        "breadcrumbs_items": [],
        "office": office,
        "page": page,
        "month": request.GET.get("bulan", ""),
        **more,
    }
    return render(request, template, context)


def _month(request: HttpRequest) -> date | None:
    try:
        return date.fromisoformat(f"{request.GET.get('bulan', '')}-01")
    except ValueError:
        return None


def _after(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _start(day: date, zone: ZoneInfo) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=zone)
