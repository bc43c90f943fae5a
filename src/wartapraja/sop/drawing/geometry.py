"""Where every symbol and arrow of a track stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from wartapraja.sop.definition import Definition, Outcome, Step, Track
from wartapraja.sop.drawing.routes import Edge, between_hands, route
from wartapraja.sop.drawing.shapes import Connector, Mark, Row, Shape, Symbol
from wartapraja.sop.engine.progress import HandProgress, StepProgress
from wartapraja.sop.terms import OutcomeKind, StepKind, StepStatus

DONE_LABEL = "✓"
YES, NO = "ya", "tidak"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Sizes of a drawing in CSS pixels."""

    lane_width: float = 64
    row_height: float = 46
    row_heights: Mapping[str, float] = field(default_factory=dict)
    """Heights of single rows by step key, where they differ."""
    symbol_width: float = 40
    symbol_height: float = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A drawn track."""

    lanes: tuple[str, ...]
    """Actor keys in column order."""
    rows: tuple[Row, ...]
    symbols: tuple[Symbol, ...]
    connectors: tuple[Connector, ...]
    width: float
    height: float
    lane_width: float


_MARKS = {
    StepStatus.WAITING: Mark.WAITING,
    StepStatus.NOW: Mark.NOW,
    StepStatus.PAUSED: Mark.NOW,
    StepStatus.CALLED: Mark.NOW,
    StepStatus.DONE: Mark.DONE,
    StepStatus.SKIPPED: Mark.SKIPPED,
    StepStatus.RETURNED: Mark.RETURNED,
    StepStatus.REJECTED: Mark.REJECTED,
    StepStatus.CANCELLED: Mark.REJECTED,
}


def draw(
    definition: Definition,
    track: Track,
    progress: Sequence[StepProgress] = (),
    layout: Layout | None = None,
) -> Drawing:
    """The geometry of one track, with how far a case has come when progress is given.

    Args:
        definition: gives the order of the lanes.
        track: what to draw.
        progress: `engine.progress(track, state)` of a case; empty draws the procedure itself.
        layout: sizes; the defaults are those of the case page.
    """
    layout = layout or Layout()
    lanes = _lanes(definition, track)
    rows = _rows(track, layout)
    by_step = {each.step: each for each in progress}
    symbols = tuple(
        symbol
        for row, step in zip(range(len(rows)), track.steps, strict=True)
        for symbol in _symbols(step, row, rows[row], lanes, track, by_step.get(step.key), layout)
    )
    return Drawing(
        lanes=lanes,
        rows=rows,
        symbols=symbols,
        connectors=_connectors(track, symbols, rows, by_step, layout),
        width=len(lanes) * layout.lane_width,
        height=rows[-1].top + rows[-1].height if rows else 0,
        lane_width=layout.lane_width,
    )


def _lanes(definition: Definition, track: Track) -> tuple[str, ...]:
    used = {actor for step in track.steps for actor in step.actors}
    return tuple(actor.key for actor in definition.actors if actor.key in used)


def _rows(track: Track, layout: Layout) -> tuple[Row, ...]:
    rows: list[Row] = []
    top = 0.0
    for step in track.steps:
        height = layout.row_heights.get(step.key, layout.row_height)
        rows.append(Row(step=step.key, top=top, height=height))
        top += height
    return tuple(rows)


def _shape(step: Step, track: Track) -> Shape:
    if _decides(step):
        return Shape.DIAMOND
    first_or_last = step.key in {track.start, track.steps[-1].key}
    if step.kind in {StepKind.START, StepKind.END} or first_or_last:
        return Shape.CAPSULE
    return Shape.BOX


def _symbols(
    step: Step,
    row: int,
    place: Row,
    lanes: tuple[str, ...],
    track: Track,
    done: StepProgress | None,
    layout: Layout,
) -> list[Symbol]:
    shape = _shape(step, track)
    tall = 6 if shape is Shape.DIAMOND else 0
    return [
        Symbol(
            step=step.key,
            hand=hand,
            lane=lanes.index(actor),
            row=row,
            shape=shape,
            x=lanes.index(actor) * layout.lane_width + layout.lane_width / 2,
            y=place.middle,
            width=layout.symbol_width + tall,
            height=layout.symbol_height + tall,
            label=_label(step, hand, done),
            mark=_mark(hand, done),
        )
        for hand, actor in enumerate(step.actors)
    ]


def _hand(hand: int, done: StepProgress | None) -> HandProgress | None:
    return next((each for each in done.hands if each.hand == hand), None) if done else None


def _mark(hand: int, done: StepProgress | None) -> Mark:
    if done is None:
        return Mark.WAITING
    own = _hand(hand, done)
    if (
        len(done.hands) > 1
        and own is not None
        and done.status in {StepStatus.NOW, StepStatus.PAUSED}
    ):
        return _MARKS[own.status]
    return _MARKS[done.status]


def _label(step: Step, hand: int, done: StepProgress | None) -> str:
    if _mark(hand, done) is Mark.DONE:
        return DONE_LABEL
    if len(step.actors) > 1:
        return str(hand + 1)
    return step.number or ""


def _connectors(
    track: Track,
    symbols: tuple[Symbol, ...],
    rows: tuple[Row, ...],
    by_step: Mapping[str, StepProgress],
    layout: Layout,
) -> tuple[Connector, ...]:
    hands: dict[str, list[Symbol]] = {}
    for symbol in symbols:
        hands.setdefault(symbol.step, []).append(symbol)
    drawn = [arrow for own in hands.values() for arrow in between_hands(own)]
    for step in track.steps:
        for outcome in _drawn_outcomes(step):
            edge = Edge(
                source=hands[step.key][-1],
                target=hands[outcome.to or ""][0],
                label=_exit_word(step, outcome),
                mark=_edge_mark(
                    step, outcome, by_step.get(step.key), by_step.get(outcome.to or "")
                ),
                back=outcome.kind is OutcomeKind.BACK,
                place=len(drawn),
            )
            drawn.append(route(edge, rows, layout.lane_width))
    return tuple(drawn)


def _drawn_outcomes(step: Step) -> list[Outcome]:
    """The answers that become arrows: a decision's all; a plain task's onward one, its way back is not in the documents."""
    if _decides(step):
        return [each for each in step.outcomes if each.to]
    onward = [each for each in step.outcomes if each.to and each.kind is not OutcomeKind.BACK]
    return list({each.to: each for each in reversed(onward)}.values())


def _exit_word(step: Step, outcome: Outcome) -> str:
    """What stands at a diamond's exit: the condition's own word, else yes onward and no backward, each once."""
    if step.kind is StepKind.CONDITION:
        return outcome.label.lower()
    if not _decides(step):
        return ""
    if outcome.kind is not OutcomeKind.BACK:
        return YES
    first_back = next(each for each in step.outcomes if each.kind is OutcomeKind.BACK)
    return NO if outcome is first_back else ""


def _decides(step: Step) -> bool:
    return step.kind in {StepKind.DECISION, StepKind.CONDITION}


def _edge_mark(
    source_step: Step, outcome: Outcome, source: StepProgress | None, target: StepProgress | None
) -> Mark:
    if source is None or not source.visits:
        return Mark.WAITING
    last = source.visits[-1]
    answers = {each.key for each in source_step.outcomes if each.to == outcome.to}
    taken = bool(last.acts) and last.acts[-1].outcome in answers and not last.superseded
    if taken:
        return Mark.RETURNED if outcome.kind is OutcomeKind.BACK else Mark.DONE
    if source.status is StepStatus.DONE and outcome.kind is not OutcomeKind.BACK:
        return Mark.SKIPPED
    if source.status is StepStatus.SKIPPED and target is not None:
        return Mark.SKIPPED
    return Mark.WAITING
