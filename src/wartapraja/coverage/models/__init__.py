"""The tables of coverage."""

from wartapraja.coverage.models.assignment import Absence, Assignment
from wartapraja.coverage.models.equipment import Equipment, Loan
from wartapraja.coverage.models.event import Event, EventChange, Feed

__all__ = ["Absence", "Assignment", "Equipment", "Event", "EventChange", "Feed", "Loan"]
