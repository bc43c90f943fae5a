"""What the newsroom asks of the worker: margin notes onto the case, the proof of publication, the trail kept fresh."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from wartapraja.casework import commands as casework
from wartapraja.casework import queries as cases
from wartapraja.casework.types import Paper
from wartapraja.newsroom import commands, queries
from wartapraja.newsroom.commands.noting import SYSTEM
from wartapraja.newsroom.models import EmergencyPublication
from wartapraja.newsroom.proof import look, steps_of
from wartapraja.organisation import queries as organisation
from wartapraja.record import commands as record
from wartapraja.record import queries as recorded
from wartapraja.record.effects import EffectContext, Permanent, effect
from wartapraja.record.types import Effect


@effect("newsroom.keep_notes", atomic=True)
def keep_notes(payload: dict[str, Any], context: EffectContext) -> dict[str, Any]:
    """Say the margin notes of a manuscript as comments on the case; they decide nothing."""
    for note in payload["notes"]:
        casework.comment(
            payload["case"],
            note["text"],
            person=None,
            at=context.now,
            source="word",
            author=note["author"],
            step=payload["step"],
        )
    return {"notes": len(payload["notes"])}


@effect("newsroom.prove")
def prove(payload: dict[str, Any], context: EffectContext) -> dict[str, Any]:
    """Fetch the live page and file address, time, hash and status with the case."""
    page = queries.published().filter(pk=payload["page"]).first()
    if page is None:
        raise Permanent("The page is no longer live.")
    seen = look(queries.public_url(page), page.title, context.now)
    facts = seen.facts()

    def write() -> None:
        if not _filed(payload["case_key"], context.key):
            paper = Paper(
                kind="evidence",
                title=_("Proof of publication"),
                url=seen.address,
                facts={**facts, "effect": context.key},
            )
            casework.add_paper(
                payload["case"],
                paper,
                person=None,
                at=context.now,
                step=payload["step"],
                actor=SYSTEM,
            )
        _refresh_trail(payload, context)

    context.settle(write)
    return facts


@effect("newsroom.ask_second_look")
def ask_second_look(payload: dict[str, Any], context: EffectContext) -> dict[str, Any]:
    """Write to one official who may take a second look, while it is still open."""
    emergency = (
        EmergencyPublication.objects.select_related("page")
        .filter(pk=payload["emergency"], outcome="open")
        .first()
    )
    person = organisation.person_by_key(payload["person"])
    if emergency is None or person is None or not person.email:
        return {"sent": 0}
    address = f"{settings.OFFICE_URL}/darurat/{emergency.pk}/"
    about = {"emergency": emergency, "person": person, "address": address, "late": payload["late"]}
    subject = _("Second look: %(title)s") % {"title": emergency.page.title}
    body = render_to_string("newsroom/mail/second_look.txt", about)
    EmailMessage(" ".join(subject.split()), body, to=[person.email]).send()
    return {"sent": 1}


@effect("newsroom.keep_trail", atomic=True)
def keep_trail(payload: dict[str, Any], context: EffectContext) -> dict[str, Any]:
    """Publish the steps that a case has passed meanwhile beside its live page; any later step may ask for it."""
    return {"kept": _refresh_trail(payload, context)}


def _filed(case_key: str, key: str) -> bool:
    return any(
        event.payload.get("effect") == key
        for event in recorded.events(f"case:{case_key}")
        if event.kind == "PaperAdded"
    )


def _refresh_trail(payload: dict[str, Any], context: EffectContext) -> bool:
    """Keep the trail; bake the page again when it has grown."""
    page = queries.article_of_case(payload["case_key"])
    steps = steps_of(cases.trail_of(payload["case_key"]))
    if page is None or not page.live or queries.trail(page) == steps:
        return False
    with transaction.atomic():
        commands.keep_trail(page, case=payload["case_key"], steps=steps)
        again = Effect(
            name="website.bake",
            key=f"website.bake:{page.pk}:trail:{len(steps)}:{context.key}",
            payload={"page": page.pk},
        )
        record.enqueue(again, at=context.now)
    return True
