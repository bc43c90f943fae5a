"""Who works here, in which unit and position, from when to when; and the hours and holidays they keep."""

from wartapraja.organisation.models.account import Pin, SignIn, User
from wartapraja.organisation.models.binding import ActorBinding, SopAdoption
from wartapraja.organisation.models.hours import Holiday, HoursPeriod, RamadanPeriod
from wartapraja.organisation.models.office import Office, Position, Unit
from wartapraja.organisation.models.person import Delegation, Holding, Person

__all__ = [
    "ActorBinding",
    "Delegation",
    "Holding",
    "Holiday",
    "HoursPeriod",
    "Office",
    "Person",
    "Pin",
    "Position",
    "RamadanPeriod",
    "SignIn",
    "SopAdoption",
    "Unit",
    "User",
]
