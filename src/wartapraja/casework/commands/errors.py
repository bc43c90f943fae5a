"""Why a command changed nothing.

CaseworkError
├── NotPossible     reasons for the officer; the case stays where it was
└── Overtaken       somebody else was first; look again
"""

from collections.abc import Sequence

from wartapraja.casework.types import Reason


class CaseworkError(Exception):
    """A command was refused and nothing was changed."""


class NotPossible(CaseworkError):
    """Refused for reasons that the officer can read, most important first."""

    def __init__(self, reasons: Sequence[Reason]) -> None:
        """Keep the reasons; there is always at least one."""
        super().__init__(" ".join(reason.sentence for reason in reasons))
        self.reasons = tuple(reasons)


class Overtaken(CaseworkError):
    """The case moved on between looking and pressing."""
