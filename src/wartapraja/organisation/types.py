"""What this room hands to the rooms above it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.functional import Promise


class Role(StrEnum):
    """What somebody is to the office, as the route table names it. All but the last derive from holdings."""

    ANYONE = "anyone"
    SIGNED_IN = "signed_in"
    OFFICER = "officer"
    EDITOR = "editor"
    ORG_ADMIN = "org_admin"
    SITE_ADMIN = "site_admin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A right to act as one actor of one SOP, and where it comes from.

    Attributes:
        actor: key of the actor.
        position_id: the position that the actor is bound to.
        position_title: as the person bears it: with Plt., Plh. or a.n. before it.
        via: ``definitif``, ``plt``, ``plh`` or ``delegasi``.
        basis: the decision that it rests on.
    """

    actor: str
    position_id: int
    position_title: str
    via: str
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeFace:
    """What letters and the public site print of an office."""

    key: str
    name: str
    short_name: str
    zone: str
    letterhead_lines: tuple[str, ...]
    address: str
    phone: str
    fax: str
    email: str
    website: str
    place: str
    brand: str
    brand_tint: str
    logo: str
    site_name: str
    tagline: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Who signs for a position: the block under a letter."""

    person_key: str
    full_name: str
    title: str
    rank: str
    grade: str
    nip: str
    via: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One row for the holiday table."""

    date: date
    name: str
    kind: str
    counts_off: bool = True
    source: str = ""
    provisional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why a command changed nothing: a code for programs, a sentence for people, the field it is about."""

    code: str
    sentence: str
    field: str = ""


class Refused(Exception):
    """A command changed nothing, for these reasons; there is always at least one."""

    def __init__(self, reasons: Iterable[Why]) -> None:
        """Keep the reasons, most important first."""
        self.reasons = tuple(reasons)
        super().__init__(" ".join(str(reason.sentence) for reason in self.reasons))


class NotYours(Exception):
    """What is asked for is not open to this person; the gate answers with a page that says why and who can.

    Django's own PermissionDenied says neither, and Wagtail's admin turns it into a redirect to the first page.

    Attributes:
        why: the sentence for the person.
        who_can: the sentence on who can mend it; the administrator of the office when empty.
        status: 403, or 404 where the answer must not tell whether the thing exists.
    """

    def __init__(
        self, *, why: str | Promise, who_can: str | Promise = "", status: int = 403
    ) -> None:
        """Keep the sentences."""
        self.why, self.who_can, self.status = why, who_can, status
        super().__init__(str(why))


class PinLocked(Exception):
    """Too many wrong PINs; it rests for a while, right or wrong."""
