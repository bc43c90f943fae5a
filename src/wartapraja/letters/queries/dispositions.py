"""Orders as a tree, as a list for one person, and as the sheet that prints with its letter."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from wartapraja.letters.heading import letterhead
from wartapraja.letters.models import Disposisi, DisposisiTo, IncomingLetter
from wartapraja.letters.terms import Instruction


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One order with its recipients, each with what became of it and what they ordered on."""

    order: Disposisi
    instructions: tuple[str, ...]
    recipients: tuple["Received", ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """One recipient: ``forwarded``, ``acted``, ``late``, ``read`` or ``waiting``."""

    to: DisposisiTo
    state: str
    onward: tuple[Given, ...]


def letter_of_case(case: Any) -> IncomingLetter | None:
    """The letter that a case began with; of a called case, that of its caller."""
    looked_at = case
    while looked_at is not None:
        found = IncomingLetter.objects.filter(case=looked_at).first()
        if found is not None:
            return found
        looked_at = looked_at.parent
    return None


def tree_of(case: Any, at: datetime) -> tuple[Given, ...]:
    """The orders on a case, those that answer nothing first; a fixed number of queries."""
    orders = list(
        Disposisi.objects.filter(case=case).prefetch_related("recipients").order_by("at", "pk")
    )
    onward: dict[int | None, list[Disposisi]] = defaultdict(list)
    for order in orders:
        onward[order.answers_id].append(order)
    return tuple(_given(order, onward, at) for order in onward[None])


def _given(order: Disposisi, onward: dict[int | None, list[Disposisi]], at: datetime) -> Given:
    received = tuple(
        Received(
            to=to,
            state=_state(order, to, bool(onward[to.pk]), at),
            onward=tuple(_given(each, onward, at) for each in onward[to.pk]),
        )
        for to in order.recipients.all()
    )
    return Given(order=order, instructions=labels(order), recipients=received)


def _state(order: Disposisi, to: DisposisiTo, forwarded: bool, at: datetime) -> str:
    if forwarded:
        return "forwarded"
    if to.acted_at is not None:
        return "acted"
    if order.deadline is not None and order.deadline < at:
        return "late"
    return "read" if to.read_at is not None else "waiting"


def labels(order: Disposisi) -> tuple[str, ...]:
    """What the order's ticks say."""
    return tuple(str(Instruction(each).label) for each in order.instructions)


def orders_for(person: Any) -> QuerySet[DisposisiTo]:
    """Every order to a person, newest first."""
    return (
        DisposisiTo.objects.filter(person=person)
        .select_related("disposisi__case", "disposisi__letter")
        .prefetch_related("forwarded")
        .order_by("-disposisi__at", "-pk")
    )


def sheet_of(case: Any, letter: IncomingLetter | None, at: datetime) -> dict[str, Any]:
    """The data of the disposition sheet of a case: each order beneath the last."""
    zone = ZoneInfo(case.office.zone)
    orders = Disposisi.objects.filter(case=case).prefetch_related("recipients").order_by("at", "pk")
    head = _of_letter(letter, zone) if letter is not None else _of_case(case)
    return {
        "office": letterhead(case.office),
        "at": at.isoformat(),
        **head,
        "entries": [_entry(order) for order in orders],
    }


def _of_letter(letter: IncomingLetter, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "agenda_number": f"{letter.agenda_number}/{letter.year}",
        "received": datetime.combine(letter.received, time(8), zone).isoformat(),
        "sender": letter.sender,
        "letter_number": letter.letter_number,
        "letter_date": letter.letter_date.isoformat() if letter.letter_date else None,
        "subject": letter.subject,
        "nature": letter.nature,
    }


def _of_case(case: Any) -> dict[str, Any]:
    return {
        "agenda_number": case.number,
        "received": case.started_at.isoformat(),
        "sender": "",
        "letter_number": "",
        "letter_date": None,
        "subject": case.title,
        "nature": "biasa",
    }


def _entry(order: Disposisi) -> dict[str, Any]:
    return {
        "to": [to.position or to.name for to in order.recipients.all()],
        "ticks": [
            {"label": str(each.label), "ticked": each.value in order.instructions}
            for each in Instruction
        ],
        "words": order.words,
        "deadline": order.deadline.isoformat() if order.deadline else None,
        "by_position": order.by_position,
        "by_name": order.by_name,
        "at": order.at.isoformat(),
    }
