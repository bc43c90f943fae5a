"""Random commands, legal and not, against all five SOPs."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.sop.acting import CaseRun, person
from wartapraja.sop import shelf
from wartapraja.sop.engine import (
    CallReturned,
    Cancel,
    Complete,
    Pause,
    Reassign,
    RecordDeviation,
    RefusalCode,
    Refused,
    Resume,
    Withdraw,
    decide,
    from_json,
    progress,
    replay,
)
from wartapraja.sop.engine.events import HandCompleted, Withdrawn
from wartapraja.sop.terms import (
    ACTIVE_STEP_STATUSES,
    CLOSED_STATUSES,
    CaseStatus,
    StepStatus,
)

RUNS = [(key, track) for key, tracks in shelf.tracks().items() for track in tracks]
LONG_RUNS = [("pesona-bengkalis", "artikel"), ("peliputan-bengkalis", "liputan")]


class OneCase(RuleBasedStateMachine):
    """A case in an office of two people an actor, one of two posts, a boss and a stranger."""

    @initialize(run=st.sampled_from([*RUNS, *LONG_RUNS * 3]))
    def begin(self, run):
        key, track = run
        self.run = CaseRun(shelf.load(key), track).start()
        actors = [actor.key for actor in self.run.definition.actors]
        self.people = [person(f"{name}-{actor}", actor) for actor in actors for name in ("a", "b")]
        self.people += [
            person("both", actors[0], actors[-1]),
            person("boss", actors[0], supervisor=True),
            person("stranger"),
            person("worker", system=True),
        ]
        self.rejected = False

    def pick(self, data):
        return data.draw(st.sampled_from(self.people))

    def steps(self):
        return st.sampled_from([step.key for step in self.run.track.steps])

    def send(self, command):
        before = self.run.state
        answer = self.run.do(command)
        if isinstance(answer, Refused):
            assert answer.reasons
            assert self.run.state == before
        if before.status in CLOSED_STATUSES:
            assert answer.codes == (RefusalCode.CASE_CLOSED,)
        return answer

    @precondition(lambda self: self.run.state.open is not None)
    @rule(data=st.data(), reason=st.sampled_from(["", "alasan"]))
    def anybody_tries_the_open_step(self, data, reason):
        opened = self.run.state.open
        step = self.run.track.step(opened.step)
        by = self.pick(data)
        outcome = data.draw(st.sampled_from([o.key for o in step.outcomes]))
        self.complete(opened, step, by, outcome, reason)

    @precondition(lambda self: self.run.state.open is not None)
    @rule(data=st.data())
    def a_holder_goes_on(self, data):
        opened = self.run.state.open
        step = self.run.track.step(opened.step)
        by = next(one for one in self.people if opened.actor in one.actors)
        outcome = data.draw(st.sampled_from([o.key for o in step.offered(opened.hand)]))
        self.complete(opened, step, by, outcome, "alasan")

    def complete(self, opened, step, by, outcome, reason):
        did = {key: self.run.state.performers(key) for key in step.separate_from}
        running = self.run.state.status is CaseStatus.RUNNING
        command = Complete(
            step=opened.step,
            hand=opened.hand,
            outcome=outcome,
            by=by,
            at=self.run.tick(),
            reason=reason,
        )
        if isinstance(self.send(command), Refused):
            return
        actor = self.run.definition.actor(opened.actor)
        recorder = actor.recorded_by
        assert running
        assert opened.actor in by.actors or (recorder and (by.system or recorder in by.actors))
        assert opened.assignee in (None, by.person)
        assert all(by.person not in people for people in did.values())
        assert reason or not step.outcome(outcome).reason_required

    @rule(data=st.data(), hand=st.integers(0, 2))
    def a_wrong_step_is_pressed(self, data, hand):
        step = data.draw(self.steps())
        opened = self.run.state.open
        if opened and (opened.step, opened.hand) == (step, hand):
            return
        by = self.pick(data)
        at = self.run.tick()
        command = Complete(step=step, hand=hand, outcome="selesai", by=by, at=at, reason="x")
        assert isinstance(self.send(command), Refused)

    @rule(data=st.data())
    def somebody_takes_back(self, data):
        acts = [act for visit in self.run.state.visits for act in visit.acts]
        step = acts[-1].step if acts else data.draw(self.steps())
        by = next((one for one in self.people if acts and one.person == acts[-1].person), None)
        answer = self.send(Withdraw(step=step, by=by or self.pick(data), at=self.run.tick()))
        if not isinstance(answer, Refused):
            assert isinstance(self.run.events[-1], Withdrawn)
            assert by is not None

    @precondition(lambda self: self.run.state.open is not None)
    @rule(data=st.data(), own=st.booleans())
    def somebody_reassigns(self, data, own):
        opened, to, by = self.run.state.open, self.pick(data), self.pick(data)
        by = next(one for one in self.people if one.may_reassign) if own else by
        answer = self.send(
            Reassign(
                step=opened.step,
                to=to.person,
                to_actors=to.actors,
                by=by,
                at=self.run.tick(),
                reason="Cuti",
            )
        )
        if not isinstance(answer, Refused):
            assert by.may_reassign

    @rule(data=st.data())
    def somebody_pauses(self, data):
        self.send(Pause(by=self.pick(data), at=self.run.tick(), reason="Rapat"))

    @rule(data=st.data())
    def somebody_resumes(self, data):
        self.send(Resume(by=self.pick(data), at=self.run.tick()))

    @rule(data=st.data())
    def somebody_records_a_deviation(self, data):
        ticked = self.statuses()
        by, approver = self.pick(data), self.pick(data)
        command = RecordDeviation(
            step=data.draw(self.steps()),
            by=by,
            approver=approver,
            at=self.run.tick(),
            reason="Mendesak",
        )
        if not isinstance(self.send(command), Refused):
            assert by.person != approver.person
        assert self.statuses() == ticked

    @precondition(lambda self: len(self.run.events) > 25)
    @rule(data=st.data())
    def somebody_cancels(self, data):
        self.send(Cancel(by=self.pick(data), at=self.run.tick(), reason="Batal"))

    @rule(right=st.booleans(), ended=st.sampled_from(sorted(CLOSED_STATUSES)))
    def a_called_case_answers(self, right, ended):
        waiting = self.run.state.waiting
        reference = waiting.reference if waiting and right else "c9:x:1"
        command = CallReturned(child="k", reference=reference, ended=ended, at=self.run.tick())
        answer = self.send(command)
        assert isinstance(answer, Refused) is not bool(waiting and right)

    def statuses(self):
        return [step.status for step in progress(self.run.track, self.run.state)]

    @invariant()
    def the_state_is_the_fold_of_the_events(self):
        stored = [from_json(event.to_json()) for event in self.run.events]
        assert replay(stored) == self.run.state
        assert self.run.state.version == len(stored)

    @invariant()
    def there_is_one_holder_or_none(self):
        state = self.run.state
        active = [status for status in self.statuses() if status in ACTIVE_STEP_STATUSES]
        hands = [
            hand
            for step in progress(self.run.track, state)
            for hand in step.hands
            if hand.status in (StepStatus.NOW, StepStatus.PAUSED)
        ]
        assert len(active) == (not state.closed)
        assert len(hands) == (state.open is not None)
        assert (state.open is not None) + (state.waiting is not None) == (not state.closed)

    @invariant()
    def no_case_is_lost(self):
        """From every open state somebody can do something that moves the case."""
        state = self.run.state
        if state.open is None:
            return
        running = replace(state, status=CaseStatus.RUNNING)
        opened = state.open
        helper = person(opened.assignee or "fresh", opened.actor)
        offered = self.run.track.step(opened.step).offered(opened.hand)
        command = Complete(
            step=opened.step,
            hand=opened.hand,
            outcome=offered[0].key,
            by=helper,
            at=self.run.at,
            reason="alasan",
        )
        assert not isinstance(decide(self.run.definition, running, command), Refused)

    @invariant()
    def rejected_stays_rejected(self):
        status = self.run.state.status
        assert not self.rejected or status is CaseStatus.REJECTED
        self.rejected = status is CaseStatus.REJECTED

    @invariant()
    def time_never_runs_back(self):
        times = [event.at for event in self.run.events]
        assert times == sorted(times)
        done = [event for event in self.run.events if isinstance(event, HandCompleted)]
        assert all(event.at - event.entered_at >= timedelta() for event in done)


TestOneCase = OneCase.TestCase
TestOneCase.settings = settings(
    max_examples=120,
    stateful_step_count=40,
    deadline=None,
    derandomize=False,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
