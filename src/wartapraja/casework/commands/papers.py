"""Papers and words on a case; each is recorded, none decides anything."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.module_loading import import_string

from wartapraja.casework.commands.running import Run, keep, locked
from wartapraja.casework.models import Case, CasePaper, Comment
from wartapraja.casework.types import Paper
from wartapraja.record.types import NewEvent


def check_upload(upload: Any) -> None:
    """Pass an uploaded file through the gate that the installation names (the media room's).

    Raises:
        NotPossible: the gate refuses the file, with the sentence for the officer.
    """
    import_string(settings.WARTAPRAJA_UPLOAD_GATE)(upload)


def lay_down(
    case: Case, paper: Paper, *, step: str, round: int, person: Any, at: datetime
) -> CasePaper:
    """Keep a paper with a case; its content goes to private storage under its hash."""
    kept = CasePaper(
        case=case,
        step=step,
        round=round,
        kind=paper.kind,
        title=paper.title[:300],
        name=paper.name[:200],
        mime=paper.mime,
        url=paper.url,
        facts=dict(paper.facts),
        added_by=person,
        added_at=at,
    )
    if paper.content is not None:
        kept.sha256 = hashlib.sha256(paper.content).hexdigest()
        kept.size = len(paper.content)
        kept.file.save(paper.name, ContentFile(paper.content), save=False)
    kept.save()
    return kept


def evidence_of(papers: Sequence[CasePaper]) -> tuple[str, ...]:
    """The words by which the record names papers: hash and title, or address."""
    return tuple(
        f"sha256:{paper.sha256} {paper.title}" if paper.sha256 else f"{paper.url} {paper.title}"
        for paper in papers
    )


def add_paper(
    case_id: int,
    paper: Paper,
    *,
    person: Any,
    at: datetime,
    step: str = "",
    actor: dict[str, Any] | None = None,
) -> CasePaper:
    """Add one paper to a case outside a step, on the record.

    Args:
        case_id: the case.
        paper: what to keep.
        person: who adds it; None for the system.
        at: the instant.
        step: key of the step that it belongs to, if any.
        actor: snapshot for the record when the system adds it.
    """
    with transaction.atomic():
        run = locked(case_id)
        kept = lay_down(run.case, paper, step=step, round=1, person=person, at=at)
        facts = {
            "step": step,
            "kind": paper.kind,
            "title": kept.title,
            "sha256": kept.sha256,
            "url": kept.url,
            **dict(paper.facts),
        }
        note(run, "PaperAdded", facts, actor or _who(person), at)
    return kept


def comment(
    case_id: int,
    text: str,
    *,
    person: Any,
    at: datetime,
    source: str = "screen",
    author: str = "",
    step: str = "",
) -> Comment:
    """Say something on a case. Replies by mail and comments in a Word file arrive here too, never as decisions."""
    with transaction.atomic():
        run = locked(case_id)
        said = Comment.objects.create(
            case=run.case,
            step=step,
            person=person,
            author=author[:200],
            text=text[:20_000],
            source=source,
            at=at,
        )
        digest = hashlib.sha256(said.text.encode()).hexdigest()
        note(
            run,
            "Commented",
            {"comment": said.pk, "source": source, "sha256": digest},
            _who(person),
            at,
        )
    return said


def note(run: Run, kind: str, facts: dict[str, Any], actor: dict[str, Any], at: datetime) -> None:
    """Add one event of casework's own to a case's chain."""
    keep(run, (), (NewEvent(kind=kind, payload=facts, actor=actor, format=1),), actor=actor, at=at)


def _who(person: Any) -> dict[str, Any]:
    if person is None:
        return {"person": "", "name": "Wartapraja", "position": "", "via": None, "system": True}
    return {
        "person": person.key,
        "name": person.full_name,
        "position": "",
        "via": None,
        "system": False,
    }
