"""Filing: what is here of a coverage becomes one record; originals are compared with their hash first."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from wartapraja.coverage.commands.keeping import keep
from wartapraja.coverage.models import ArchiveFile, ArchiveRecord, Event, FieldItem
from wartapraja.coverage.types import Refused

CHUNK = 1024 * 1024


def choose(event: Event, items: Sequence[FieldItem]) -> None:
    """Mark which items of an event go to the public; the others do not."""
    event.items.update(chosen=False)
    event.items.filter(pk__in=[each.pk for each in items]).update(chosen=True)


def file_coverage(
    case: Any,
    event: Event | None,
    facts: Mapping[str, Any],
    *,
    edited: Sequence[Any] = (),
    person: Any,
    at: datetime,
) -> ArchiveRecord:
    """Make the record of a coverage; filed again, what is new is added and nothing is taken away.

    Args:
        case: the case whose papers belong to it.
        event: what was covered; None where a case is filed without one.
        facts: `title`, `people`, `words`, `classification`.
        edited: uploads of edited versions.
        person: who files.
        at: the instant.

    Raises:
        Refused: an original is lost or was altered; the sentence names it.
    """
    originals = list(event.items.exclude(file="")) if event is not None else []
    altered = [each for each in originals if not is_whole(each)]
    if altered:
        sentence = _(
            "The original “%(name)s” is lost or was altered. Restore it from the backup, then file again."
        )
        raise Refused([sentence % {"name": each.name} for each in altered])
    with transaction.atomic():
        record = _record(case, event, facts, person, at)
        for item in originals:
            _add(record, "original", item.caption or item.name, item.file.name, item)
        for paper in case.papers.exclude(file=""):
            _add(record, "paper", paper.title, paper.file.name, paper)
        for upload in edited:
            _add_edited(record, upload)
        if event is not None:
            payload = {
                "record": str(record.key),
                "classification": record.classification.code,
                "files": [each.sha256 for each in record.files.all()],
            }
            keep(event, "CoverageFiled", payload, by=person, at=at)
    return record


def is_whole(item: FieldItem) -> bool:
    """Whether an original still has the bytes that came in."""
    if not default_storage.exists(item.file.name):
        return False
    digest = hashlib.sha256()
    with default_storage.open(item.file.name) as file:
        for chunk in file.chunks(CHUNK):
            digest.update(chunk)
    return digest.hexdigest() == item.sha256


def _record(
    case: Any, event: Event | None, facts: Mapping[str, Any], person: Any, at: datetime
) -> ArchiveRecord:
    zone = ZoneInfo(case.office.zone)
    day = (event.starts if event is not None and event.starts else at).astimezone(zone).date()
    place = event.place if event is not None else ""
    words = [facts["title"], place, facts["people"], facts["words"]]
    if event is not None:
        words += [event.title, event.leader, *event.items.values_list("caption", flat=True)]
    columns = {
        **facts,
        "office": case.office,
        "event": event,
        "day": day,
        "place": place,
        "filed_by": person,
        "filed_at": at,
        "search_text": " ".join(filter(None, words)).casefold(),
    }
    record, _created = ArchiveRecord.objects.update_or_create(case=case, defaults=columns)
    return record


def _add(record: ArchiveRecord, role: str, title: str, name: str, source: Any) -> None:
    ArchiveFile.objects.get_or_create(
        record=record,
        role=role,
        sha256=source.sha256,
        defaults={
            "title": title[:300],
            "storage_name": name,
            "mime": source.mime,
            "size": source.size,
            "made_by": getattr(source, "credit", "")[:200],
        },
    )


def _add_edited(record: ArchiveRecord, upload: Any) -> None:
    content = upload.read()
    digest = hashlib.sha256(content).hexdigest()
    ending = upload.name.rpartition(".")[2].lower()[:8]
    name = f"peliputan/suntingan/{digest[:2]}/{digest}.{ending}"
    if not default_storage.exists(name):
        upload.seek(0)
        name = default_storage.save(name, upload)
    ArchiveFile.objects.get_or_create(
        record=record,
        role="edited",
        sha256=digest,
        defaults={
            "title": upload.name[:300],
            "storage_name": name,
            "mime": upload.content_type or "",
            "size": len(content),
        },
    )
