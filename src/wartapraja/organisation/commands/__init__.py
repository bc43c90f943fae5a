"""What other rooms may ask the organisation to do. Each change is an event in the record."""

from wartapraja.organisation.commands.accounts import (
    make_administrator,
    officer_group,
    open_account,
    site_ready,
)
from wartapraja.organisation.commands.appointing import (
    appoint,
    delegate,
    end_delegation,
    end_holding,
)
from wartapraja.organisation.commands.binding import adopt_sop, bind_actor, unbind_actor
from wartapraja.organisation.commands.calendar_seed import seed_calendar
from wartapraja.organisation.commands.calendar_table import (
    change_holidays,
    change_hours,
    change_ramadan,
)
from wartapraja.organisation.commands.demo import demo_office, load_demo
from wartapraja.organisation.commands.pins import check_pin, set_pin
from wartapraja.organisation.commands.structure import (
    amend,
    give_account,
    remove_structure,
    save_structure,
)
from wartapraja.organisation.types import PinLocked, Refused

__all__ = [
    "PinLocked",
    "Refused",
    "adopt_sop",
    "amend",
    "appoint",
    "bind_actor",
    "change_holidays",
    "change_hours",
    "change_ramadan",
    "check_pin",
    "delegate",
    "demo_office",
    "end_delegation",
    "end_holding",
    "give_account",
    "load_demo",
    "make_administrator",
    "officer_group",
    "open_account",
    "remove_structure",
    "save_structure",
    "seed_calendar",
    "set_pin",
    "site_ready",
    "unbind_actor",
]
