"""One baker at a time, on however many machines: a lease on one row of the database."""

import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db.models import Q

from wartapraja.website.models import BakingTurn

NAME = "tree"
LEASE = 45.0
"""Seconds after which the turn of a baker that died may be taken over."""
PATIENCE = 60.0
PAUSE = 0.05


class NoTurn(Exception):
    """Another baker is at work; the effect is tried again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The right to write the public tree."""

    holder: str

    def hold(self) -> None:
        """Extend the turn. Within a transaction its row stays locked until the end, so nobody writes in between.

        Raises:
            NoTurn: it lasted too long and somebody else has taken over.
        """
        mine = BakingTurn.objects.filter(name=NAME, holder=self.holder)
        if not mine.update(until=time.time() + LEASE):
            raise NoTurn("Another baker has taken over.")


@contextmanager
def turn() -> Iterator[Turn]:
    """Wait for the turn, have it, give it back. What is read within it is not older than what others wrote.

    Raises:
        NoTurn: others are at it for longer than anybody should wait.
    """
    mine = Turn(holder=uuid.uuid4().hex)
    ends = time.monotonic() + PATIENCE
    while not _taken(mine.holder):
        if time.monotonic() > ends:
            raise NoTurn("Another baker is at work.")
        time.sleep(PAUSE)
    try:
        yield mine
    finally:
        BakingTurn.objects.filter(name=NAME, holder=mine.holder).update(holder="", until=0.0)


def _taken(holder: str) -> bool:
    if not BakingTurn.objects.filter(name=NAME).exists():
        BakingTurn.objects.bulk_create([BakingTurn(name=NAME)], ignore_conflicts=True)
    now = time.time()
    free = BakingTurn.objects.filter(Q(holder="") | Q(until__lt=now), name=NAME)
    return bool(free.update(holder=holder, until=now + LEASE))
