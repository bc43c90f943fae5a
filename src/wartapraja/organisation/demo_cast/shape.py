"""The shape of a demo office."""

from dataclasses import dataclass

from wartapraja.organisation.terms import PositionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoPosition:
    """A position and the unit that it belongs to; `above` is the key of its superior."""

    key: str
    unit: str
    title: str
    short: str = ""
    kind: str = PositionKind.PELAKSANA
    eselon: str = ""
    above: str = ""
    shared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoPerson:
    """Somebody of the demo, and the positions they hold."""

    sign_in_name: str
    name: str
    nip: str
    grade: str
    positions: tuple[str, ...]
    administers: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoOffice:
    """One office of the demo with everything in it."""

    key: str
    columns: dict[str, str]
    units: tuple[tuple[str, str], ...]
    """Name and the name of the unit above, from the root down."""
    positions: tuple[DemoPosition, ...]
    people: tuple[DemoPerson, ...]
    bindings: dict[str, dict[str, tuple[str, ...]]]
    """For each SOP its actors, each with the positions that are it."""
