"""The SOP's table for a case: rows, the drawing beside them, real time against the standard."""

from dataclasses import dataclass
from datetime import datetime
from textwrap import wrap

from django.utils.translation import gettext as _

from wartapraja.casework.models import StepRun
from wartapraja.casework.queries.page import CasePage
from wartapraja.sop.definition import Step, Track
from wartapraja.sop.drawing import Layout, draw, lanes_svg
from wartapraja.sop.engine import StepProgress, progress
from wartapraja.sop.terms import StepKind, StepStatus, TimeKind

LINE, PAD = 18, 10
ACTIVITY_LETTERS, OUTPUT_LETTERS = 25, 15
"""What surely fits a line of each column; too few only leaves air."""
LANE_WIDTH = 56.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One step as the table shows it."""

    step: Step
    status: StepStatus
    lines: int
    actors: str
    minutes: int | None
    standard: int | None
    standard_text: str
    share: int
    """Real time as a share of twice the standard, 0 to 100, for the bar; the standard itself stands at 50."""
    late: bool
    due_at: datetime | None
    rounds: int
    spoken: str
    runs: tuple[StepRun, ...]

    @property
    def now(self) -> bool:
        """Whether this is the step that is open."""
        return self.status in {StepStatus.NOW, StepStatus.PAUSED, StepStatus.CALLED}


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTable:
    """The table of one case."""

    track: Track
    lanes: tuple[str, ...]
    rows: tuple[TableRow, ...]
    svg: str
    reached: int
    """Which of the numbered steps is open: as many as stand before it in the document, and itself."""
    total: int


def table_of(page: CasePage) -> CaseTable:
    """The table of a case page."""
    track = page.definition.track(page.case.track)
    if track is None:
        raise LookupError(f"{page.definition.key} has no track {page.case.track}.")
    walked = progress(track, page.state)
    rows = tuple(_row(page, step, each) for step, each in zip(track.steps, walked, strict=True))
    heights = {row.step.key: float(row.lines * LINE + PAD) for row in rows}
    drawing = draw(
        page.definition, track, walked, Layout(lane_width=LANE_WIDTH, row_heights=heights)
    )
    titles = {actor.key: actor.title for actor in page.definition.actors}
    svg = lanes_svg(
        drawing,
        title=_("Flowchart of %(title)s") % {"title": page.definition.title},
        words={row.step.key: row.spoken for row in rows},
    )
    numbered = [row for row in rows if row.step.kind is not StepKind.CONDITION]
    return CaseTable(
        track=track,
        lanes=tuple(titles[key] for key in drawing.lanes),
        rows=rows,
        svg=svg,
        reached=next(
            (place for place, row in enumerate(numbered, start=1) if row.now), len(numbered)
        ),
        total=len(numbered),
    )


def _row(page: CasePage, step: Step, walked: StepProgress) -> TableRow:
    runs = tuple(run for run in page.runs if run.step == step.key and run.outcome != "withdrawn")
    newest = max((run.round for run in runs), default=0)
    current = [run for run in runs if run.round == newest]
    minutes = sum(page.minutes[run.pk] for run in current) if current else None
    standard = runs[0].standard_minutes if runs else None
    actors = ", ".join(found.title for key in step.actors if (found := page.definition.actor(key)))
    return TableRow(
        step=step,
        status=walked.status,
        lines=max(2, _lines(step.text, ACTIVITY_LETTERS), _lines(step.output, OUTPUT_LETTERS)),
        actors=actors,
        minutes=minutes,
        standard=standard,
        standard_text=_standard_text(step),
        share=min(100, round(50 * minutes / standard)) if minutes is not None and standard else 0,
        late=bool(minutes is not None and standard and minutes > standard),
        due_at=next((run.due_at for run in current if run.open), None),
        rounds=newest,
        spoken=_("Step %(number)s, %(actors)s: %(state)s")
        % {"number": step.number or "–", "actors": actors, "state": state_word(walked.status)},
        runs=runs,
    )


def _lines(text: str, letters: int) -> int:
    return len(wrap(text, letters))


def _standard_text(step: Step) -> str:
    if step.kind is StepKind.CONDITION:
        return str(_("decision"))
    if step.time.kind is TimeKind.OPEN:
        return str(_("as needed"))
    return step.time.text.lower()


def state_word(status: StepStatus) -> str:
    """How far a step is, in a word."""
    return {
        StepStatus.WAITING: _("not yet"),
        StepStatus.NOW: _("being worked on"),
        StepStatus.PAUSED: _("paused"),
        StepStatus.CALLED: _("waits for another SOP"),
        StepStatus.DONE: _("done"),
        StepStatus.SKIPPED: _("skipped"),
        StepStatus.RETURNED: _("sent back"),
        StepStatus.REJECTED: _("refused"),
        StepStatus.CANCELLED: _("ended"),
    }[status]
