"""The search page: the one page of the public site that Django answers while the reader waits."""

import re
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from wartapraja.organisation import queries as organisation
from wartapraja.website import searching

ON_A_PAGE = 20
FURTHEST = 200
_NUMBER = re.compile("[0-9]{1,3}")


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Answer ``?q=words&dari=20``; a malformed number means the first page."""
    query = " ".join(request.GET.get("q", "")[:200].split())
    start = request.GET.get("dari", "0")
    first = min(int(start), FURTHEST - ON_A_PAGE) if _NUMBER.fullmatch(start) else 0
    hits = searching.search(query, first=first, limit=ON_A_PAGE)
    more = first + ON_A_PAGE < min(hits.total, FURTHEST)
    office = organisation.site_office()
    context = {
        "query": query,
        "total": hits.total,
        "hits": [
            {
                "url": each.url,
                "title": each.title,
                "excerpt": each.intro,
                "published_at": each.published_at,
            }
            for each in hits.entries
        ],
        "next_url": "/cari/?" + urlencode({"q": query, "dari": first + ON_A_PAGE}) if more else "",
        "here": "",
    }
    with translation.override("id"), timezone.override(office.zone if office else "Asia/Jakarta"):
        answer = render(request, "website/search.html", context)
    answer["Cache-Control"] = "private, no-store"
    answer["X-Robots-Tag"] = "noindex"
    return answer
