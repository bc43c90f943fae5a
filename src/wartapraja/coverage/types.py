"""What this room hands out: clashes, availability, and what a team is made of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Why a person or a thing is not free, before anything is saved.

    Attributes:
        kind: ``event``, ``travel``, ``absence`` or ``equipment``.
        about: key of the person, or ``equipment:`` and its number.
        sentence: one whole sentence for the officer.
    """

    kind: str
    about: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Availability:
    """One person beside one event.

    Attributes:
        person: the person.
        clashes: why not free; empty when free.
        that_day: how many other coverages they have on that day.
        that_month: how many coverages they have in that month, done or coming.
    """

    person: Any
    clashes: tuple[Clash, ...]
    that_day: int
    that_month: int

    @property
    def free(self) -> bool:
        """Whether nothing stands against it."""
        return not self.clashes


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The time that an event takes from people and things, the way there and back included."""

    starts: datetime
    ends: datetime
    travel_minutes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One place of a team: who brings home what."""

    content: str
    person: Any


class Refused(Exception):
    """A command changed nothing, for these sentences; there is always at least one."""

    def __init__(self, sentences: Iterable[str]) -> None:
        """Keep the sentences, most important first."""
        self.sentences = tuple(str(each) for each in sentences)
        super().__init__(" ".join(self.sentences))


class Clashes(Refused):
    """Somebody or something is not free; a reason overrides it."""

    def __init__(self, clashes: Iterable[Clash]) -> None:
        """Keep the clashes."""
        self.clashes = tuple(clashes)
        super().__init__(each.sentence for each in self.clashes)
