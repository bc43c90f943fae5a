"""A stretch of time, shared by the engine (when a clock ran) and the calendar (what counted)."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """From `start` to `end`; `end` is None while it still lasts."""

    start: datetime
    end: datetime | None = None
