"""Any office's SOP runs on the day it is typed in: start, run and finish with plain hand-overs."""

from datetime import timedelta

import pytest

from tests.casework.conftest import FRIDAY, Bureau
from wartapraja.casework import commands
from wartapraja.casework.models import Case, StepRun
from wartapraja.casework.queries import case_page
from wartapraja.record import queries as record
from wartapraja.sop import shelf

CALLING = {"pesona-bengkalis", "peliputan-bengkalis"}
"""These two need an article; tests/browser and tests/newsroom run them."""
TRACKS = [
    (key, track.key)
    for key in shelf.keys()
    for track in shelf.load(key).tracks
    if key not in CALLING and track.trigger.value in {"item", "site", "citizen", "clock"}
]


@pytest.mark.parametrize(("sop", "track"), TRACKS)
def test_a_track_runs_from_its_first_step_to_its_end(bureau: Bureau, sop: str, track: str) -> None:
    definition = shelf.load(sop)
    first = definition.track(track).step(definition.track(track).start)
    starter = bureau.people[definition.actor(first.actors[0]).recorded_by or first.actors[0]]
    at = FRIDAY
    case = commands.start(
        office=bureau.office, sop_key=sop, track=track, title="Uji coba", person=starter, at=at
    )
    while turn := StepRun.objects.filter(case__status="running", open=True).order_by("-pk").first():
        at += timedelta(minutes=5)
        actor = definition_of(turn).actor(turn.actor)
        person = bureau.people[actor.recorded_by or actor.key]
        step = definition_of(turn).find_step(turn.step)
        onward = next(
            each for each in step.outcomes if each.kind.value in {"forward", "finish", "call"}
        )
        commands.act(
            case_id=turn.case_id,
            turn_id=turn.pk,
            outcome=onward.key,
            reason="Alasan",
            person=person,
            at=at,
        )
    case.refresh_from_db()
    assert case.status == "finished"
    assert not StepRun.objects.filter(case=case, open=True).exists()
    assert record.verify().ok


def definition_of(turn: StepRun):
    return commands.definition_of(turn.case.procedure)


def test_every_step_says_who_when_and_how_long_against_the_standard(bureau: Bureau) -> None:
    case = start_tabanan(bureau)
    turn = case.runs.get(open=True)
    commands.act(
        case_id=case.pk,
        turn_id=turn.pk,
        outcome=forward(turn),
        reason="",
        person=bureau.people["kasi"],
        at=FRIDAY + timedelta(minutes=7),
    )
    done = case.runs.get(pk=turn.pk)
    assert (done.person, done.working_minutes, done.standard_minutes, done.on_time) == (
        bureau.people["kasi"],
        7,
        10,
        True,
    )
    assert done.due_at == FRIDAY + timedelta(minutes=10)


def start_tabanan(bureau: Bureau) -> Case:
    track = shelf.load("website-tabanan").tracks[0].key
    return commands.start(
        office=bureau.office,
        sop_key="website-tabanan",
        track=track,
        title="Uji coba",
        person=bureau.people["kasi"],
        at=FRIDAY,
    )


def forward(turn: StepRun) -> str:
    step = definition_of(turn).find_step(turn.step)
    return next(
        each.key for each in step.outcomes if each.kind.value in {"forward", "finish", "call"}
    )


def test_nobody_but_the_holder_completes_a_step(bureau: Bureau) -> None:
    case = start_tabanan(bureau)
    turn = case.runs.get(open=True)
    for person in {*bureau.people.values(), bureau.stranger} - {bureau.people["kasi"]}:
        with pytest.raises(commands.NotPossible) as refused:
            commands.act(
                case_id=case.pk,
                turn_id=turn.pk,
                outcome=forward(turn),
                reason="",
                person=person,
                at=FRIDAY,
            )
        assert refused.value.reasons
    case.refresh_from_db()
    assert case.runs.get().open, "nothing moved"


def test_a_press_on_a_turn_that_is_gone_is_overtaken_and_changes_nothing(bureau: Bureau) -> None:
    case = start_tabanan(bureau)
    turn = case.runs.get(open=True)
    press = {
        "case_id": case.pk,
        "turn_id": turn.pk,
        "outcome": forward(turn),
        "reason": "",
        "person": bureau.people["kasi"],
    }
    commands.act(**press, at=FRIDAY)
    before = record.version(case.stream)
    with pytest.raises(commands.Overtaken):
        commands.act(**press, at=FRIDAY)
    assert record.version(case.stream) == before


def test_a_step_is_taken_back_while_the_next_has_not_acted(bureau: Bureau) -> None:
    case = start_tabanan(bureau)
    turn = case.runs.get(open=True)
    kasi = bureau.people["kasi"]
    commands.act(
        case_id=case.pk, turn_id=turn.pk, outcome=forward(turn), reason="", person=kasi, at=FRIDAY
    )
    commands.withdraw(
        case.pk, step=turn.step, reason="Salah tekan", person=kasi, at=FRIDAY + timedelta(minutes=1)
    )
    assert case.runs.get(open=True).step == turn.step


def test_a_pause_moves_the_due_time_by_the_working_time_it_lasted(bureau: Bureau) -> None:
    case = start_tabanan(bureau)
    before = case.runs.get(open=True).due_at
    kadis = bureau.people["kadis"]
    commands.pause(case.pk, reason="Menunggu data", person=kadis, at=FRIDAY + timedelta(minutes=2))
    commands.resume(case.pk, reason="", person=kadis, at=FRIDAY + timedelta(minutes=32))
    assert case.runs.get(open=True).due_at == before + timedelta(minutes=30)


def test_a_deviation_is_recorded_beside_the_flow_and_ticks_nothing(bureau: Bureau) -> None:
    case = start_tabanan(bureau)
    definition = shelf.load("website-tabanan")
    last = definition.tracks[0].steps[-1].key
    commands.deviate(
        case.pk,
        step=last,
        doer_key=bureau.people["staf"].key,
        reason="Mendesak",
        person=bureau.people["kadis"],
        at=FRIDAY,
    )
    page = case_page(case, bureau.people["kadis"], FRIDAY)
    assert [each.reason for each in page.state.deviations] == ["Mendesak"]
    assert not case.runs.filter(step=last).exists()


def test_a_stranger_sees_no_case(bureau: Bureau) -> None:
    from wartapraja.casework.queries import visible_cases

    start_tabanan(bureau)
    assert not visible_cases(bureau.stranger, FRIDAY).exists()
    assert visible_cases(bureau.people["staf"], FRIDAY).exists()
