"""What casework hands to the rooms above it, and takes from them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from wartapraja.record.types import Effect
from wartapraja.sop.definition import Definition, Step

if TYPE_CHECKING:
    from wartapraja.casework.models import Case

__all__ = ["Effect", "Outcome", "Paper", "Performed", "Reason", "Work"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a step cannot be finished yet: one whole sentence for the officer, and where to mend it.

    Attributes:
        sentence: translated, ends with a full stop, says what to do.
        link: address of the page where it can be mended; empty when the mending is on this page.
        field: name of the form field that it concerns; empty when none.
    """

    sentence: str
    link: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A file or an address that a step leaves behind: its output or its evidence.

    Attributes:
        kind: ``incoming``, ``output``, ``evidence`` or ``approval``.
        title: as the officer reads it in the list of papers.
        content: bytes to keep privately; None when the paper is only an address.
        name: file name with its ending.
        mime: media type of the content.
        url: address of the paper when it lives elsewhere (a page, a post).
        facts: plain data kept with it (hash, status, time).
    """

    kind: str
    title: str
    content: bytes | None = None
    name: str = ""
    mime: str = "application/octet-stream"
    url: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One hand on one step of one case: everything an activity may look at.

    Attributes:
        case: the case (read it; change it only through commands).
        definition: the definition version that the case began with.
        step: the step being worked on.
        hand: index of the hand, 0 for the first.
        round: how many times this step has been entered, 1 for the first time.
        actor: key of the actor whose turn it is.
        person: key of the person acting; empty where nobody acts yet.
        at: the instant (UTC).
        outcome: key of the outcome being chosen; empty while only looking.
        reason: the words given with it.
        data: cleaned data of the activity's form.
        by_way_of: ``screen`` or ``link``: by which way the button was pressed.
        prepared: what the activity's `before` answered; None when it has none.
    """

    case: "Case"
    definition: Definition
    step: Step
    hand: int
    round: int
    actor: str
    person: str
    at: datetime
    outcome: str = ""
    reason: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
    by_way_of: str = "screen"
    prepared: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Performed:
    """What an activity did: papers it leaves, facts for the record, effects for the worker."""

    papers: tuple[Paper, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A button of the open step.

    Attributes:
        key: the answer's key.
        label: what the button says.
        kind: of ``sop.terms.OutcomeKind``.
        reason_required: whether words must go with it.
        blocked: why it may not be pressed now; empty when it may.
        allowed: whether this reader may press it at all, once what is missing has been mended.
    """

    key: str
    label: str
    kind: str
    reason_required: bool
    blocked: tuple[Reason, ...] = ()
    allowed: bool = False
