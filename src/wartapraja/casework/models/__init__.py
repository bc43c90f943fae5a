"""What casework keeps: procedures in force, cases and the projections that lists read.

The truth of a case is its chain of events in `record`; the columns here are the fold of them, kept for lists and pages.
"""

from wartapraja.casework.models.case import Case, CaseNumber, Procedure, StepRun
from wartapraja.casework.models.deviation import Deviation
from wartapraja.casework.models.link import ApprovalLink
from wartapraja.casework.models.notice import Notice
from wartapraja.casework.models.paper import CasePaper, Comment

__all__ = [
    "ApprovalLink",
    "Case",
    "CaseNumber",
    "CasePaper",
    "Comment",
    "Deviation",
    "Notice",
    "Procedure",
    "StepRun",
]
