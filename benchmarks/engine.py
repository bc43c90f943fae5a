"""How many transitions the engine makes a second: whole rehearsals of the shipped SOPs."""

import time
from datetime import datetime, timedelta, timezone

from wartapraja.cli.default_calendar import default_calendar
from wartapraja.sop import shelf
from wartapraja.sop.rehearsal import rehearse

START = datetime(2026, 11, 20, 8, 0, tzinfo=timezone(timedelta(hours=7)))


def measure(seconds: float = 3.0) -> list[tuple[str, str]]:
    """Rehearse in turn for some seconds."""
    calendar, count, began = default_calendar(), 0, time.perf_counter()
    while time.perf_counter() - began < seconds:
        for key in tuple(shelf.keys()):
            count += len(rehearse(shelf.load(key), None, [], START, calendar)["events"])
    return [
        (
            "engine: events decided and folded a second",
            f"{count / (time.perf_counter() - began):,.0f}",
        )
    ]
