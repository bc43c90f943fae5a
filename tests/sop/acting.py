"""People, times and short ways to move a case in the tests of the procedure core."""

from datetime import UTC, datetime, timedelta

from wartapraja.sop.definition import Definition
from wartapraja.sop.engine import (
    Acting,
    Command,
    Complete,
    Event,
    Refused,
    Start,
    State,
    decide,
    evolve,
)

MORNING = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)


def person(key: str, *actors: str, supervisor: bool = False, system: bool = False) -> Acting:
    """Somebody who may act as these actors."""
    return Acting(
        person=key,
        actors=frozenset(actors),
        position=f"position of {key}",
        may_reassign=supervisor,
        system=system,
    )


class CaseRun:
    """One case, moved by commands, with all its events."""

    def __init__(self, definition: Definition, track: str | None = None) -> None:
        self.definition = definition
        self.track = definition.track(track) if track else definition.tracks[0]
        self.events: list[Event] = []
        self.state: State | None = None
        self.at = MORNING

    def tick(self, minutes: int = 1) -> datetime:
        """A moment later."""
        self.at += timedelta(minutes=minutes)
        return self.at

    def do(self, command: Command) -> tuple[Event, ...] | Refused:
        """Send a command and keep what came of it."""
        answer = decide(self.definition, self.state, command)
        if not isinstance(answer, Refused):
            for event in answer:
                self.state = evolve(self.state, event)
                self.events.append(event)
        return answer

    def start(self) -> "CaseRun":
        """Begin the case."""
        by = person("starter", self.track.step(self.track.start).actors[0])
        assert not isinstance(
            self.do(Start(case="c1", track=self.track.key, by=by, at=self.at)), Refused
        )
        return self

    def act(self, outcome: str | None = None, by: Acting | None = None, **more) -> Refused | tuple:
        """Complete the open hand, by default as its actor with the first outcome."""
        opened = self.state.open
        step = self.track.step(opened.step)
        command = Complete(
            step=opened.step,
            hand=opened.hand,
            outcome=outcome or step.offered(opened.hand)[0].key,
            by=by or person(f"one-{opened.actor}", opened.actor),
            at=self.tick(),
            **{"reason": "because", **more},
        )
        return self.do(command)

    def go_to(self, step: str) -> "CaseRun":
        """Complete hand after hand until that step is open."""
        while self.state.open.step != step:
            assert not isinstance(self.act(), Refused)
        return self
