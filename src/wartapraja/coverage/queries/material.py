"""What is here of an event, and what is known of it for filing."""

from typing import Any

from django.db.models import Q, QuerySet

from wartapraja.coverage.models import ArchiveRecord, Classification, Event, FieldItem

COVERAGE_CODE = "400.14.3"
"""Documentation of events: permanent. Follows: Permendagri 83/2022."""


def items_of(event: Event) -> QuerySet[FieldItem]:
    """Everything from the field, as it was made."""
    return FieldItem.objects.filter(event=event).select_related("person")


def filing_of(case: Any, event: Event | None) -> dict[str, Any]:
    """What the filing form begins with."""
    shown = event.items.exclude(shown="").values_list("shown", flat=True) if event else ()
    leader = [event.leader] if event and event.leader else []
    return {
        "title": event.title if event else case.title,
        "people": "; ".join(dict.fromkeys([*leader, *shown])),
        "classification": Classification.objects.filter(code=COVERAGE_CODE).first(),
    }


def filed(office: Any, *, words: str = "") -> QuerySet[ArchiveRecord]:
    """Filed coverages of an office in which every one of the words stands somewhere."""
    found = ArchiveRecord.objects.filter(office=office).select_related("classification")
    for word in words.casefold().split():
        found = found.filter(
            Q(search_text__contains=word) | Q(classification__code__startswith=word)
        )
    return found
