"""Template words of casework: times in the office's own zone, what is left of a standard, how a step ended."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.template.context import Context
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wartapraja.casework import clock
from wartapraja.casework.models import StepRun
from wartapraja.casework.queries.table import state_word as word_of
from wartapraja.organisation import queries as organisation
from wartapraja.record import queries as recorded
from wartapraja.sop import calendar as office_time_of
from wartapraja.sop.calendar import ExplainedDay
from wartapraja.sop.definition import Definition
from wartapraja.sop.terms import StepStatus

register = template.Library()
SILENT_AFTER = timedelta(minutes=2)
CALENDARS = "casework calendars"


@register.simple_tag
def office_time(instant: datetime | None, office: Any) -> str:
    """``Jumat, 20 November 2026, 08.04 WIB`` in the office's zone."""
    if instant is None:
        return ""
    local = instant.astimezone(ZoneInfo(office.zone))
    return f"{date_format(local, 'l, j F Y')}, {local:%H.%M} {local.tzname()}"


@register.simple_tag
def office_clock(instant: datetime | None, office: Any) -> str:
    """``20 Nov 08.04`` in the office's zone."""
    if instant is None:
        return ""
    local = instant.astimezone(ZoneInfo(office.zone))
    return f"{date_format(local, 'j M')} {local:%H.%M}"


@register.simple_tag
def office_day(day: date) -> str:
    """``Jumat, 20 November 2026``."""
    return date_format(day, "l, j F Y")


@register.simple_tag(takes_context=True)
def time_left(context: Context, due: datetime, now: datetime, office: Any) -> str:
    """What is left of the standard in working time, or by how much it has passed."""
    # A list asks once an office, not once a row: which calendar holds is looked up in the database each time.
    memory: Any = context.render_context
    known = memory.setdefault(CALENDARS, {})
    if office.pk not in known:
        known[office.pk] = organisation.calendar_of(office)
    calendar = known[office.pk]
    if now <= due:
        return _("%(time)s of working time left") % {
            "time": spell(office_time_of.working_minutes(calendar, now, due))
        }
    return _("%(time)s of working time late") % {
        "time": spell(office_time_of.working_minutes(calendar, due, now))
    }


def spell(minutes: int) -> str:
    """Minutes as ``2 h 5 min``."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("%(minutes)d min") % {"minutes": rest}
    return _("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": rest}


@register.simple_tag
def spell_minutes(minutes: int) -> str:
    """Minutes as ``2 j 5 mnt``."""
    return spell(minutes)


@register.simple_tag
def day_words(day: ExplainedDay, office: Any) -> str:
    """The hours that counted on a day, or why none did."""
    zone = ZoneInfo(office.zone)
    if day.closed is not None:
        return day.closed.name or _("no working day")
    spans = [
        f"{each.start.astimezone(zone):%H.%M}–{each.end.astimezone(zone):%H.%M}"
        for each in day.intervals
        if each.end is not None
    ]
    notes = [_("Ramadan hours")] if day.ramadan else []
    return ", ".join([*spans, *notes, *([day.note] if day.note else [])]) or "–"


@register.simple_tag
def state_word(status: StepStatus) -> str:
    """How far a step is, in a word."""
    return word_of(status)


@register.filter
def closed_first(runs: Iterable[StepRun]) -> list[StepRun]:
    """The closed turns, newest first."""
    return sorted(
        (run for run in runs if run.closed_at),
        key=lambda run: (run.closed_at, run.pk),
        reverse=True,
    )


@register.simple_tag
def outcome_words(run: StepRun, definition: Definition) -> str:
    """How a turn ended, in the words of the SOP's own button."""
    if run.outcome == "withdrawn":
        return _("taken back")
    step = definition.find_step(run.step)
    outcome = step.outcome(run.outcome) if step else None
    return outcome.label if outcome else _("ended")


@register.simple_tag(takes_context=True)
def reader_office(context: dict[str, Any]) -> str:
    """The short name of the office in which the reader works."""
    request = context.get("request")
    person = organisation.person_of(request.user) if request is not None else None
    return (person.office.short_name or person.office.name) if person is not None else ""


@register.simple_tag
def worker_silence() -> int:
    """For how many minutes the worker has been silent; 0 while it is well."""
    beat = recorded.heartbeat("worker")
    if beat is None:
        return 0
    silence = clock.now() - beat.at
    return int(silence.total_seconds() // 60) if silence > SILENT_AFTER else 0
