"""Giving a written order, reading it, and saying what was done."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wartapraja.letters.models import Disposisi, DisposisiTo
from wartapraja.letters.types import Refused
from wartapraja.organisation import queries as organisation
from wartapraja.organisation.commands.evidence import signature
from wartapraja.record import commands as record
from wartapraja.record.types import Effect, NewEvent


def dispose(
    office: Any,
    to: Sequence[Any],
    *,
    instructions: Sequence[str] = (),
    words: str = "",
    nature: str = "biasa",
    deadline: datetime | None = None,
    by: Any,
    at: datetime,
    case: Any = None,
    letter: Any = None,
    position: str = "",
    tell: bool = True,
) -> Disposisi:
    """Give an order to one or more people; what was ordered to the giver counts as passed on.

    Args:
        office: whose letter.
        to: the people, at least one, and not the giver alone.
        instructions: of `terms.Instruction`.
        words: further words.
        nature: of `terms.Nature`.
        deadline: by when; None for no deadline.
        by: who orders.
        at: the instant.
        case: the case that it belongs to.
        letter: the incoming letter that it stands on.
        position: the position in which the giver acts; the first of theirs when empty.
        tell: write to the recipients; casework tells the one whose turn it is by itself.

    Raises:
        Refused: nobody is named, nothing is ordered, or the deadline has passed.
    """
    _sensible(to, instructions, words, deadline, by, at)
    with transaction.atomic():
        given = Disposisi.objects.create(
            office=office,
            case=case,
            letter=letter,
            answers=_answered(case, letter, by),
            by=by,
            by_name=by.full_name,
            by_position=position or position_words(by, at),
            instructions=list(instructions),
            words=words.strip(),
            nature=nature,
            deadline=deadline,
            at=at,
        )
        DisposisiTo.objects.bulk_create(
            DisposisiTo(
                disposisi=given, person=each, name=each.full_name, position=position_words(each, at)
            )
            for each in to
        )
        if given.answers is not None and given.answers.acted_at is None:
            DisposisiTo.objects.filter(pk=given.answers.pk).update(acted_at=at)
        _recorded(given, to, at, tell=tell)
    return given


def read_by(person: Any, *, case: Any, at: datetime) -> int:
    """Note that somebody has seen the orders of a case that are for them; returns how many were new."""
    mine = DisposisiTo.objects.filter(person=person, disposisi__case=case, read_at=None)
    return mine.update(read_at=at)


def seen(orders: Sequence[DisposisiTo], *, at: datetime) -> None:
    """Note that these orders have been read."""
    DisposisiTo.objects.filter(pk__in=[each.pk for each in orders], read_at=None).update(read_at=at)


def acted(recipient: DisposisiTo, *, result: str, at: datetime) -> DisposisiTo:
    """Say that an order was carried out, and how.

    Raises:
        Refused: nothing was said.
    """
    if not result.strip():
        raise Refused([_("Write in a few words what was done.")])
    recipient.acted_at, recipient.result = at, result.strip()[:500]
    recipient.read_at = recipient.read_at or at
    recipient.save(update_fields=["acted_at", "result", "read_at"])
    return recipient


def position_words(person: Any, at: datetime) -> str:
    """The position of a person as a sheet prints it."""
    held = organisation.positions_of(person, at)
    return held[0].position_title if held else ""


def _sensible(
    to: Sequence[Any],
    instructions: Sequence[str],
    words: str,
    deadline: datetime | None,
    by: Any,
    at: datetime,
) -> None:
    if not [each for each in to if each.pk != by.pk]:
        raise Refused([_("Choose at least one person to whom the disposition goes.")])
    if not instructions and not words.strip():
        raise Refused([_("Tick an instruction or write one.")])
    if deadline is not None and deadline <= at:
        raise Refused([_("The deadline has passed already. Choose a later one.")])


def _answered(case: Any, letter: Any, by: Any) -> DisposisiTo | None:
    """The newest order to this person on the same paper."""
    mine = DisposisiTo.objects.filter(person=by)
    if case is not None:
        return mine.filter(disposisi__case=case).order_by("-disposisi__at", "-pk").first()
    if letter is not None:
        return mine.filter(disposisi__letter=letter).order_by("-disposisi__at", "-pk").first()
    return None


def _recorded(given: Disposisi, to: Sequence[Any], at: datetime, *, tell: bool) -> None:
    payload = {
        "case": str(given.case.key) if given.case else "",
        "letter": str(given.letter.key) if given.letter else "",
        "to": [each.key for each in to],
        "instructions": given.instructions,
        "words": given.words,
        "nature": given.nature,
        "deadline": given.deadline.isoformat() if given.deadline else None,
    }
    happened = NewEvent(kind="DispositionGiven", payload=payload, actor=signature(given.by, at))
    effects = [
        Effect(
            name="letters.tell_disposisi",
            key=f"letters.tell_disposisi:{given.key}:{each.key}",
            payload={"disposisi": given.pk, "person": each.key},
        )
        for each in to
        if tell
    ]
    record.append(f"disposisi:{given.key}", [happened], expected=0, at=at, effects=effects)


def carried_out(person: Any, *, case: Any, result: str, at: datetime) -> int:
    """Note that a person did what the orders on a case asked of them; returns how many orders that ended."""
    mine = DisposisiTo.objects.filter(person=person, disposisi__case=case, acted_at=None)
    return mine.update(acted_at=at, result=result[:500])
