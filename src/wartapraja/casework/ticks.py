"""What casework looks at by the clock. A tick may run twice or late: it only acts on what is still so."""

from datetime import datetime

from wartapraja.casework.notices.telling import note_deadlines, send_digests
from wartapraja.record.ticks import tick


@tick("casework.remind", every_seconds=60)
def remind(now: datetime) -> None:
    """Note what is due soon or late, then send the digests that may go out now."""
    note_deadlines(now)
    send_digests(now)
