"""What can be done in this room."""

from wartapraja.coverage.commands.answering import answer
from wartapraja.coverage.commands.fielding import add_file, add_words
from wartapraja.coverage.commands.filing import choose, file_coverage
from wartapraja.coverage.commands.lending import bring_back, hand_out
from wartapraja.coverage.commands.moving import cancel, confirm, move, postpone
from wartapraja.coverage.commands.planning import (
    change_event,
    register_event,
    repeat_event,
    seat_team,
)
from wartapraja.coverage.types import Clashes, Refused

__all__ = [
    "Clashes",
    "Refused",
    "add_file",
    "add_words",
    "answer",
    "bring_back",
    "cancel",
    "change_event",
    "choose",
    "confirm",
    "file_coverage",
    "hand_out",
    "move",
    "postpone",
    "register_event",
    "repeat_event",
    "seat_team",
]
