from datetime import timedelta

import pytest

from tests.sop.acting import MORNING, CaseRun, person
from wartapraja.sop import shelf
from wartapraja.sop.engine import (
    CallReturned,
    Complete,
    RefusalCode,
    Refused,
    Remedy,
    Start,
    StepProgress,
    decide,
    from_json,
    progress,
    replay,
)
from wartapraja.sop.engine.events import CaseRejected, HandCompleted, StepCalled, StepSkipped
from wartapraja.sop.terms import CaseStatus, StepStatus


@pytest.fixture
def article():
    return CaseRun(shelf.load("pesona-bengkalis")).start()


@pytest.fixture
def coverage():
    return CaseRun(shelf.load("peliputan-bengkalis")).start()


def statuses(run: CaseRun) -> dict[str, StepStatus]:
    steps: tuple[StepProgress, ...] = progress(run.track, run.state)
    return {step.step: step.status for step in steps}


def test_only_the_holder_of_the_step_can_finish_it(article):
    for other in ("kabid", "kasi", "staf_admin"):
        refusal = article.act(by=person("x", other)).reasons[0]
        assert refusal.code is RefusalCode.NOT_YOUR_TURN
        assert refusal.who_can == ("staf_pengolah_data",)
    assert article.state.open.step == "tulis"
    assert len(article.events) == 2


def test_nobody_approves_what_they_wrote_in_any_round(article):
    both = person("ani", "staf_pengolah_data", "kabid")
    article.act(by=both)
    article.go_to("setujui").act("kembalikan-ke-penulis")
    article.go_to("setujui")
    refused = article.act("setujui", by=both)
    assert refused.codes == (RefusalCode.OWN_WORK,)
    assert refused.reasons[0].facts["did"] == ["tulis"]
    assert not isinstance(article.act("setujui"), Refused)


def test_a_return_without_a_reason_is_refused_and_with_one_opens_the_next_round(article):
    article.go_to("setujui")
    assert article.act("kembalikan", reason="  ").codes == (RefusalCode.REASON_REQUIRED,)
    article.act("kembalikan", reason="Judul keliru")
    assert (article.state.open.step, article.state.open.round) == ("sunting", 2)
    shown = statuses(article)
    assert shown["tulis"] is StepStatus.DONE
    assert shown["sunting"] is StepStatus.NOW
    assert shown["setujui"] is StepStatus.RETURNED
    article.go_to("susun")
    assert statuses(article)["setujui"] is StepStatus.DONE


def test_steps_behind_a_long_return_are_to_be_done_again():
    run = CaseRun(shelf.load("website-ketapang"), "berita").start().go_to("saring")
    run.act("kembalikan-ke-penulis")
    shown = statuses(run)
    assert shown["rilis"] is StepStatus.NOW
    assert shown["koreksi"] is StepStatus.WAITING
    assert shown["saring"] is StepStatus.RETURNED


def test_a_rejected_case_stays_rejected(article):
    events = article.go_to("setujui").act("tolak", reason="Bukan wewenang")
    assert isinstance(events[-1], CaseRejected)
    assert events[-1].reason == "Bukan wewenang"
    command = Complete(
        step="setujui", outcome="setujui", by=person("k", "kabid"), at=article.tick()
    )
    assert article.do(command).codes == (RefusalCode.CASE_CLOSED,)
    assert article.state.status is CaseStatus.REJECTED


def test_a_rejection_that_only_files_keeps_the_reason_given_before():
    run = CaseRun(shelf.load("web-kecamatan-buleleng"), "konten").start().go_to("saring")
    run.act("tolak", reason="Belum layak")
    run.act("simpan", reason="")
    assert run.state.status is CaseStatus.REJECTED
    assert run.state.reason == "Belum layak"
    assert statuses(run)["tampilkan"] is StepStatus.SKIPPED


def test_a_condition_passes_steps_over_and_says_so(coverage):
    events = coverage.go_to("luar-pulau").act("tidak")
    skipped = [event.number for event in events if isinstance(event, StepSkipped)]
    assert skipped == ["7", "8", "9"]
    assert coverage.state.open.number == "10"
    assert statuses(coverage)["tandatangani-spt"] is StepStatus.SKIPPED


def test_hands_on_one_step_act_in_order(coverage):
    coverage.go_to("tandatangani-spt")
    wrong = coverage.act(by=person("kadis", "kadis"))
    assert wrong.codes == (RefusalCode.NOT_YOUR_TURN,)
    for actor in ("kabid", "sekdis", "kadis"):
        assert coverage.state.open.actor == actor
        assert coverage.state.open.round == 1
        coverage.act()
    assert coverage.state.open.step == "liput"


def test_a_later_hand_that_returns_voids_the_earlier_ones(coverage):
    coverage.go_to("tandatangani-spt").act()
    coverage.act("kembalikan", reason="Tanggal salah")
    assert coverage.state.open.step == "buat-spt"
    visit = coverage.state.visits_of("tandatangani-spt")[-1]
    assert [act.actor for act in visit.valid_acts] == ["sekdis"]
    coverage.act()
    assert (coverage.state.open.actor, coverage.state.open.round) == ("kabid", 2)


def test_the_first_hand_is_not_offered_a_return_to_itself(coverage):
    coverage.go_to("laporkan")
    assert coverage.act("kembalikan").codes == (RefusalCode.UNKNOWN_OUTCOME,)
    coverage.act()
    assert not isinstance(coverage.act("kembalikan"), Refused)
    assert (coverage.state.open.actor, coverage.state.open.round) == ("staf", 2)


def test_a_call_waits_for_its_own_answer_and_goes_on(coverage):
    called = coverage.go_to("terbitkan").act("jalankan")[-1]
    assert isinstance(called, StepCalled)
    assert (called.sop, called.track) == ("pesona-bengkalis", "artikel")
    assert coverage.state.status is CaseStatus.WAITING_CALL
    at, finished = coverage.tick(), CaseStatus.FINISHED
    wrong = coverage.do(CallReturned(child="x", reference="c2:terbitkan:1", ended=finished, at=at))
    assert wrong.codes == (RefusalCode.OTHER_CALL,)
    early = CallReturned(child="x", reference=called.reference, ended=CaseStatus.RUNNING, at=at)
    assert coverage.do(early).codes == (RefusalCode.CALL_STILL_OPEN,)
    coverage.do(CallReturned(child="x", reference=called.reference, ended=finished, at=at))
    assert coverage.state.open.step == "media-sosial"
    assert statuses(coverage)["terbitkan"] is StepStatus.DONE


def test_a_rejected_call_gives_the_step_back_to_its_actor(coverage):
    called = coverage.go_to("terbitkan").act("jalankan")[-1]
    answer = CallReturned(
        child="x", reference=called.reference, ended=CaseStatus.REJECTED, at=coverage.tick()
    )
    coverage.do(answer)
    assert (coverage.state.open.step, coverage.state.open.round) == ("terbitkan", 2)
    coverage.act("lanjut-tanpa-terbit", reason="Artikel ditolak")
    assert coverage.state.open.step == "media-sosial"
    assert coverage.do(answer).codes == (RefusalCode.NOT_WAITING_FOR_CALL,)


def test_a_citizen_is_recorded_by_the_operator_or_the_worker_only():
    definition = shelf.load("web-kecamatan-buleleng")
    for by in (person("op", "administrator"), person("worker", system=True)):
        run = CaseRun(definition, "masyarakat").start()
        assert not isinstance(run.act(by=by), Refused)
    run = CaseRun(definition, "masyarakat").start()
    assert run.act(by=person("boss", "atasan")).reasons[0].who_can == (
        "masyarakat",
        "administrator",
    )


def test_the_worker_does_no_step_of_the_office(article):
    refused = article.act(by=person("worker", system=True))
    assert refused.codes == (RefusalCode.NOT_YOUR_TURN,)


def test_a_second_press_after_the_case_came_round_again_is_refused(article):
    article.go_to("sunting").act()
    article.act("kembalikan")
    stale = Complete(
        step="sunting",
        outcome="selesai",
        round=1,
        by=person("kasi", "kasi"),
        at=article.tick(),
    )
    refused = article.do(stale)
    assert refused.codes == (RefusalCode.NOT_OPEN,)
    assert refused.reasons[0].remedy is Remedy.RELOAD


def test_a_command_for_another_version_of_the_sop_is_refused(article):
    from dataclasses import replace

    newer = replace(article.definition, version=2)
    command = Complete(
        step="tulis", outcome="selesai", by=person("a", "staf_pengolah_data"), at=article.at
    )
    assert decide(newer, article.state, command).codes == (RefusalCode.OTHER_DEFINITION,)


def test_a_case_starts_once_and_only_by_who_begins_the_track(article):
    definition = article.definition
    by = person("a", "staf_pengolah_data")
    again = Start(case="c1", track="artikel", by=by, at=MORNING)
    assert article.do(again).codes == (RefusalCode.CASE_EXISTS,)
    stranger = Start(case="c2", track="artikel", by=person("x", "kabid"), at=MORNING)
    assert decide(definition, None, stranger).reasons[0].who_can == ("staf_pengolah_data",)
    nowhere = Start(case="c2", track="berita", by=by, at=MORNING)
    assert decide(definition, None, nowhere).codes == (RefusalCode.UNKNOWN_TRACK,)


def test_a_time_without_a_zone_is_a_programming_error(article):
    naive = (MORNING + timedelta(minutes=1)).replace(tzinfo=None)
    with pytest.raises(ValueError, match="time zone"):
        article.do(Complete(step="tulis", outcome="selesai", by=person("a"), at=naive))


def test_events_survive_json_and_tell_who_when_and_what(article):
    article.act(evidence=("berkas/1.docx",))
    done = next(event for event in article.events if isinstance(event, HandCompleted))
    assert done.evidence == ("berkas/1.docx",)
    assert done.position == "position of one-staf_pengolah_data"
    again = [from_json(event.to_json()) for event in article.events]
    assert again == article.events
    assert replay(again) == article.state
