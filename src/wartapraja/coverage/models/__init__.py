"""The tables of coverage."""

from wartapraja.coverage.models.archive import ArchiveFile, ArchiveRecord, Classification
from wartapraja.coverage.models.assignment import Absence, Assignment
from wartapraja.coverage.models.equipment import Equipment, Loan
from wartapraja.coverage.models.event import Event, EventChange, Feed
from wartapraja.coverage.models.field import FieldItem, FieldUpload

__all__ = [
    "Absence",
    "ArchiveFile",
    "ArchiveRecord",
    "Assignment",
    "Classification",
    "Equipment",
    "Event",
    "EventChange",
    "Feed",
    "FieldItem",
    "FieldUpload",
    "Loan",
]
