"""Emergency publishing: one authorised official at once, with a reason; another one looks within two working hours.

Follows: GOV.UK Whitehall's force-publish and second pair of eyes.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Revision

from wartapraja.newsroom.commands.noting import note, who
from wartapraja.newsroom.commands.publishing import publish, take_down
from wartapraja.newsroom.models import ArticlePage, BasePage, EmergencyPublication
from wartapraja.newsroom.queries.emergencies import may_publish_in_emergency, second_lookers
from wartapraja.newsroom.terms import (
    EMERGENCY_OFFICIAL,
    EMERGENCY_SOP,
    SECOND_LOOK_MINUTES,
    SecondLook,
)
from wartapraja.organisation import queries as organisation
from wartapraja.record import commands as record
from wartapraja.record.types import Effect
from wartapraja.sop import calendar as office_time


class NotAuthorised(Exception):
    """The person may not do this; the sentence says who can."""


class AlreadyLooked(Exception):
    """Somebody else took the second look first."""


@transaction.atomic
def emergency_publish(
    page: ArticlePage,
    *,
    by: Any,
    office: Any,
    reason: str,
    at: datetime,
    revision: Revision | None = None,
) -> EmergencyPublication:
    """Publish now and open a second look.

    Args:
        page: the article.
        by: the official, a person of the organisation.
        office: the office whose page it is; its calendar counts the two working hours.
        reason: why it cannot wait for its SOP.
        at: the instant.
        revision: what to publish; None for the latest draft.

    Raises:
        NotAuthorised: this person may not, gives no reason, or the page still waits for a second look.
        NotPublishable: the article lacks what every publication needs.
    """
    BasePage.objects.select_for_update().get(pk=page.pk)
    page = ArticlePage.objects.get(pk=page.pk)
    _check_publisher(page, by, office, reason, at)
    chosen = revision or page.get_latest_revision()
    previous = page.live_revision if page.live else None
    actor = who(by, _title_of(by, office, at))
    due_at = office_time.add_working_minutes(
        organisation.calendar_of(office), at, SECOND_LOOK_MINUTES
    )
    opened = EmergencyPublication.objects.create(
        page_id=page.pk,
        office=office.key,
        revision=chosen,
        previous=previous,
        reason=reason.strip(),
        by=actor,
        at=at,
        due_at=due_at,
    )
    facts = {
        "reason": reason.strip(),
        "second_look_due": due_at.isoformat(),
        "emergency": opened.pk,
    }
    publish(
        case=_reference(opened),
        page=page,
        revision=chosen,
        at=at,
        by=actor,
        kind="PublishedInEmergency",
        facts=facts,
    )
    ask_second_look(opened, at=at)
    return opened


def ask_second_look(emergency: EmergencyPublication, *, at: datetime, again: str = "") -> None:
    """Have each official who may look written to, once for each reason.

    Args:
        emergency: the publication.
        at: the instant.
        again: why they are written to once more, such as ``late``; empty the first time.
    """
    for person in second_lookers(emergency, at):
        payload = {"emergency": emergency.pk, "person": person.key, "late": bool(again)}
        key = f"newsroom.ask_second_look:{emergency.pk}:{person.key}:{again}"
        record.enqueue(Effect(name="newsroom.ask_second_look", key=key, payload=payload), at=at)


@transaction.atomic
def second_look(
    emergency: EmergencyPublication, *, by: Any, office: Any, outcome: str, words: str, at: datetime
) -> EmergencyPublication:
    """Another official keeps or withdraws what was published in an emergency.

    Withdrawing brings back what was live before, or takes the page down where nothing was.

    Args:
        emergency: the publication.
        by: the official; never the one who published.
        office: the office whose page it is.
        outcome: of `terms.SecondLook`: ``kept`` or ``withdrawn``.
        words: what was found; needed for withdrawing.
        at: the instant.

    Raises:
        NotAuthorised: this person may not, or does not say why it is withdrawn.
        AlreadyLooked: somebody else was first.
    """
    actor = who(by, _title_of(by, office, at))
    _check_second_look(emergency, by, office, outcome, words, at)
    closed = EmergencyPublication.objects.filter(pk=emergency.pk, outcome=SecondLook.OPEN).update(
        outcome=outcome, looked_by=actor, looked_at=at, words=words.strip()
    )
    if not closed:
        raise AlreadyLooked
    emergency.refresh_from_db()
    facts = {
        "emergency": emergency.pk,
        "outcome": outcome,
        "words": words.strip(),
        "in_time": at <= emergency.due_at,
    }
    page = ArticlePage.objects.get(pk=emergency.page_id)
    if outcome == SecondLook.WITHDRAWN and page.live_revision_id == emergency.revision_id:
        _withdraw(emergency, page, actor, facts, at)
    else:
        note(page, "SecondLookTaken", facts, at=at, by=actor)
    return emergency


def _withdraw(
    emergency: EmergencyPublication,
    page: ArticlePage,
    actor: dict[str, Any],
    facts: dict[str, Any],
    at: datetime,
) -> None:
    case = _reference(emergency)
    if emergency.previous is not None:
        publish(
            case=case,
            page=page,
            revision=emergency.previous,
            at=at,
            by=actor,
            kind="SecondLookTaken",
            facts=facts,
        )
    else:
        take_down(
            case=case,
            page=page,
            reason=emergency.words,
            at=at,
            by=actor,
            kind="SecondLookTaken",
            facts=facts,
        )


def _check_publisher(page: ArticlePage, by: Any, office: Any, reason: str, at: datetime) -> None:
    if not may_publish_in_emergency(by, office, at):
        raise NotAuthorised(
            _("Your position may not publish in an emergency. %(who)s can.")
            % {"who": _who_can(office, at)}
        )
    if not reason.strip():
        raise NotAuthorised(
            _("Write why this cannot wait for its SOP: the second official reads it.")
        )
    if EmergencyPublication.objects.filter(page_id=page.pk, outcome=SecondLook.OPEN).exists():
        raise NotAuthorised(
            _("This page was published in an emergency already and waits for its second look.")
        )


def _check_second_look(
    emergency: EmergencyPublication, by: Any, office: Any, outcome: str, words: str, at: datetime
) -> None:
    if not may_publish_in_emergency(by, office, at):
        raise NotAuthorised(
            _("Your position may not take this second look. %(who)s can.")
            % {"who": _who_can(office, at)}
        )
    if by.key == emergency.by["person"]:
        raise NotAuthorised(
            _("You published it yourself, so another official takes the second look.")
        )
    if outcome not in {SecondLook.KEPT, SecondLook.WITHDRAWN}:
        raise ValueError(outcome)
    if outcome == SecondLook.WITHDRAWN and not words.strip():
        raise NotAuthorised(_("Write why it is withdrawn."))


def _title_of(person: Any, office: Any, at: datetime) -> str:
    named = [
        each
        for each in organisation.standings(person, office, EMERGENCY_SOP, at)
        if each.actor == EMERGENCY_OFFICIAL
    ]
    held = named or list(organisation.positions_of(person, at))
    return held[0].position_title if held else ""


def _who_can(office: Any, at: datetime) -> str:
    people = organisation.people_for(office, EMERGENCY_SOP, EMERGENCY_OFFICIAL, at)
    titles = list(dict.fromkeys(filter(None, (_title_of(each, office, at) for each in people))))
    return ", ".join(titles) or _("Those who lead a unit of the office")


def _reference(emergency: EmergencyPublication) -> str:
    return f"darurat:{emergency.pk}"
