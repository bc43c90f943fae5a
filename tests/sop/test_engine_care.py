from datetime import timedelta

import pytest

from tests.sop.acting import CaseRun, person
from wartapraja.sop import shelf
from wartapraja.sop.engine import (
    Cancel,
    Pause,
    Reassign,
    RecordDeviation,
    RefusalCode,
    Refused,
    Resume,
    Withdraw,
    progress,
    worked_intervals,
)
from wartapraja.sop.terms import CaseStatus, StepStatus

BOSS = person("boss", "kabid", supervisor=True)
WRITER = person("ani", "staf_pengolah_data")
EDITOR = person("budi", "kasi")


@pytest.fixture
def article():
    return CaseRun(shelf.load("pesona-bengkalis")).start()


def reassign(run, to="citra", actors=("kasi",), by=BOSS, reason="Cuti"):
    return Reassign(
        step=run.state.open.step,
        to=to,
        to_actors=frozenset(actors),
        by=by,
        at=run.tick(),
        reason=reason,
    )


def test_a_step_named_to_one_person_is_done_by_that_person_only(article):
    article.act(by=WRITER)
    article.do(reassign(article))
    assert article.act(by=EDITOR).codes == (RefusalCode.ASSIGNED_TO_ANOTHER,)
    assert not isinstance(article.act(by=person("citra", "kasi")), Refused)


def test_every_reason_against_a_reassignment_is_told(article):
    article.act(by=WRITER)
    refused = article.do(reassign(article, actors=("kabid",), by=EDITOR, reason=""))
    assert refused.codes == (
        RefusalCode.MAY_NOT_REASSIGN,
        RefusalCode.ASSIGNEE_LACKS_ACTOR,
        RefusalCode.REASON_REQUIRED,
    )


def test_approval_is_not_given_to_the_writer(article):
    article.act(by=WRITER)
    article.act(by=EDITOR)
    refused = article.do(reassign(article, to="ani", actors=("kabid",)))
    assert refused.codes == (RefusalCode.OWN_WORK,)


def test_a_step_just_made_can_be_taken_back_by_who_made_it(article):
    before = article.state.open
    article.act(by=WRITER)
    taken = Withdraw(step="tulis", by=EDITOR, at=article.tick())
    assert article.do(taken).codes == (RefusalCode.NOT_YOURS_TO_WITHDRAW,)
    article.do(Withdraw(step="tulis", by=WRITER, at=article.tick(), reason="Foto tertinggal"))
    assert article.state.open == before
    assert article.state.version == len(article.events)
    again = Withdraw(step="tulis", by=WRITER, at=article.tick())
    assert article.do(again).codes == (RefusalCode.NOTHING_TO_WITHDRAW,)


def test_nobody_takes_back_what_they_may_no_longer_do(article):
    article.act(by=WRITER)
    moved = person(WRITER.person, "kasi")
    refused = article.do(Withdraw(step="tulis", by=moved, at=article.tick()))
    assert refused.codes == (RefusalCode.NOT_YOUR_TURN,)
    assert refused.reasons[0].who_can == ("staf_pengolah_data",)


def test_taking_back_keeps_what_was_recorded_in_between(article):
    article.act(by=WRITER)
    article.do(deviation(article))
    article.do(Pause(by=EDITOR, at=article.tick(), reason="Rapat"))
    article.do(Resume(by=EDITOR, at=article.tick()))
    assert not isinstance(article.do(Withdraw(step="tulis", by=WRITER, at=article.tick())), Refused)
    assert len(article.state.deviations) == 1
    assert len(worked_intervals(article.state, article.state.visits[0])) == 2


def test_a_step_cannot_be_taken_back_once_the_next_hand_acted(article):
    article.act(by=WRITER)
    article.act(by=EDITOR)
    refused = article.do(Withdraw(step="tulis", by=WRITER, at=article.tick()))
    assert refused.codes == (RefusalCode.NOTHING_TO_WITHDRAW,)


def test_what_left_the_office_cannot_be_taken_back(article):
    article.go_to("terbitkan")
    admin = person("one-staf_admin", "staf_admin")
    article.act(by=admin)
    refused = article.do(Withdraw(step="terbitkan", by=admin, at=article.tick()))
    assert refused.codes == (RefusalCode.CANNOT_BE_WITHDRAWN,)


def test_a_condition_taken_back_brings_the_passed_over_steps_back():
    run = CaseRun(shelf.load("peliputan-bengkalis")).start().go_to("luar-pulau")
    kabid = person("one-kabid", "kabid")
    run.act("tidak", by=kabid)
    run.do(Withdraw(step="luar-pulau", by=kabid, at=run.tick()))
    assert run.state.open.step == "luar-pulau"
    assert run.state.rounds("nota-spt") == 0
    run.act("ya", by=kabid)
    assert run.state.open.step == "nota-spt"


def test_a_paused_case_stands_still_and_its_clock_too(article):
    opened = article.at
    article.do(Pause(by=WRITER, at=opened + timedelta(minutes=10), reason="Listrik padam"))
    article.at = opened + timedelta(minutes=40)
    assert RefusalCode.CASE_PAUSED in article.act(by=WRITER).codes
    assert progress(article.track, article.state)[0].status is StepStatus.PAUSED
    article.do(Resume(by=WRITER, at=opened + timedelta(minutes=60)))
    article.at = opened + timedelta(minutes=64)
    article.act(by=WRITER)
    stretches = worked_intervals(article.state, article.state.visits[0])
    lengths = [(one.end - one.start).seconds // 60 for one in stretches]
    assert lengths == [10, 5]


def test_a_pause_is_not_counted_for_a_later_step(article):
    article.do(Pause(by=WRITER, at=article.tick(), reason="Rapat"))
    article.do(Resume(by=WRITER, at=article.tick()))
    article.act(by=WRITER)
    stretches = worked_intervals(article.state, article.state.visits[1])
    assert [(one.start, one.end) for one in stretches] == [(article.at, None)]


def test_only_the_holder_or_a_supervisor_pauses_and_only_with_a_reason(article):
    refused = article.do(Pause(by=EDITOR, at=article.tick(), reason=""))
    assert refused.codes == (RefusalCode.MAY_NOT_PAUSE, RefusalCode.REASON_REQUIRED)
    article.do(Pause(by=BOSS, at=article.tick(), reason="Rapat"))
    again = article.do(Pause(by=BOSS, at=article.tick(), reason="Rapat"))
    assert again.codes == (RefusalCode.CASE_PAUSED,)
    assert article.do(Resume(by=EDITOR, at=article.tick())).codes == (RefusalCode.MAY_NOT_PAUSE,)
    article.do(Resume(by=BOSS, at=article.tick()))
    refused = article.do(Resume(by=BOSS, at=article.tick()))
    assert refused.codes == (RefusalCode.CASE_NOT_PAUSED,)


def test_a_case_is_cancelled_by_its_starter_or_a_supervisor_with_a_reason(article):
    refused = article.do(Cancel(by=EDITOR, at=article.tick(), reason=""))
    assert refused.codes == (RefusalCode.MAY_NOT_CANCEL, RefusalCode.REASON_REQUIRED)
    article.do(Cancel(by=person("starter"), at=article.tick(), reason="Acara batal"))
    assert article.state.status is CaseStatus.CANCELLED
    assert progress(article.track, article.state)[0].status is StepStatus.CANCELLED


def deviation(run, step="susun", by=None, approver=BOSS, reason="Mendesak"):
    by = by or person("dewi", "staf_admin")
    return RecordDeviation(step=step, by=by, approver=approver, at=run.tick(), reason=reason)


def test_a_deviation_is_recorded_beside_the_flow_and_ticks_nothing(article):
    assert not isinstance(article.do(deviation(article)), Refused)
    assert article.state.open.step == "tulis"
    assert progress(article.track, article.state)[3].status is StepStatus.WAITING
    assert [one.step for one in article.state.deviations] == ["susun"]


def test_a_deviation_needs_another_persons_authority(article):
    alone = deviation(article, by=BOSS, approver=BOSS, reason=" ")
    assert article.do(alone).codes == (
        RefusalCode.NOT_YOUR_TURN,
        RefusalCode.APPROVER_IS_DOER,
        RefusalCode.REASON_REQUIRED,
    )
    weak = article.do(deviation(article, approver=EDITOR))
    assert weak.codes == (RefusalCode.APPROVER_LACKS_AUTHORITY,)
    regular = article.do(deviation(article, step="tulis", by=WRITER))
    assert regular.codes == (RefusalCode.STEP_IS_OPEN,)
