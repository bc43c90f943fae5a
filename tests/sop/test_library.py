"""The shipped SOPs against the documents' own words, and played from start to end."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest

from tests.sop.office_2026 import at, office
from wartapraja.sop import shelf
from wartapraja.sop.lint import lint
from wartapraja.sop.rehearsal import ImpossibleChoice, rehearse
from wartapraja.sop.terms import StepKind, TimeKind, Trigger, Unit

FACTS = json.loads((Path(__file__).parent / "facts.json").read_text(encoding="utf-8"))
DOCUMENTS = {
    "pesona-bengkalis": "1-pesona-bengkalis",
    "website-ketapang": "2-website-ketapang",
    "website-tabanan": "3-website-tabanan",
    "web-kecamatan-buleleng": "4-web-kecamatan-buleleng",
    "peliputan-bengkalis": "5-peliputan-bengkalis",
}
UNITS = {"menit": Unit.MINUTE, "jam": Unit.HOUR, "hari": Unit.DAY, "minggu": Unit.WEEK}
OFFICE = office()
MORNING = at("2026-11-20T07:30")
OWN_ACTIVITIES = {
    *("newsroom.write", "newsroom.edit", "newsroom.approve", "newsroom.compose"),
    *("newsroom.upload", "newsroom.correct", "newsroom.publish"),
    *("distribution.press", "distribution.share"),
    *("coverage.archive", "coverage.cover", "coverage.outside", "coverage.register"),
    *("coverage.report", "coverage.schedule"),
    *("coverage.schedule_note", "coverage.ask_for_spt", "coverage.draw_up_spt"),
    *("letters.disposisi", "letters.sign"),
}
ROWS = [(key, fact) for key, document in DOCUMENTS.items() for fact in FACTS[document]]


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("'", "")).strip().casefold()


def row_of(key, fact):
    steps = shelf.load(key).steps()
    if fact["number"]:
        return next(step for step in steps if step.number == fact["number"])
    return next(
        step
        for step in steps
        if not step.number
        and step.kind is not StepKind.CONDITION
        and plain(step.text) == plain(fact["text"])
    )


@pytest.mark.parametrize(("key", "fact"), ROWS, ids=lambda value: str(value)[:30])
def test_every_row_says_what_the_document_says_or_declares_its_correction(key, fact):
    step = row_of(key, fact)
    fixed = {(c.step, c.field): c for c in shelf.load(key).corrections}
    for name in ("text", "needs", "output"):
        shipped = getattr(step, name)
        if plain(shipped) != plain(fact[name]):
            correction = fixed[(fact["number"], name)]
            assert plain(correction.document) == plain(fact[name])
            assert correction.shipped == shipped
            assert correction.reason


@pytest.mark.parametrize(("key", "fact"), ROWS, ids=lambda value: str(value)[:30])
def test_every_row_takes_the_time_the_document_gives(key, fact):
    time, text = row_of(key, fact).time, fact["time"].casefold()
    assert plain(time.text) == plain(text)
    found = re.fullmatch(r"(\d+)(?:\s*-\s*(\d+))?\s*(\w+)", text)
    if found is None:
        assert time.kind is (TimeKind.OPEN if text else TimeKind.NONE)
        return
    low, high = int(found[1]), int(found[2] or found[1])
    assert (time.min, time.max, time.unit) == (low, high, UNITS[found[3]])
    assert time.kind is (TimeKind.RANGE if found[2] else TimeKind.FIXED)


@pytest.mark.parametrize("key", shelf.keys())
def test_a_shipped_sop_has_no_findings_and_nothing_the_document_lacks(key):
    text = shelf.path(key).read_text(encoding="utf-8")
    assert lint(text, key, activities=OWN_ACTIVITIES, sops=shelf.tracks()) == []
    numbers = [step.number for step in shelf.load(key).steps() if step.number]
    assert numbers == [fact["number"] for fact in FACTS[DOCUMENTS[key]] if fact["number"]]


@pytest.mark.parametrize("key", shelf.keys())
def test_no_person_is_named(key):
    text = shelf.path(key).read_text(encoding="utf-8")
    assert not re.search(r"(?:\d[ /.]?){15,}", text)
    assert not re.search(r"\b(Drs?|Ir|S\.STP|M\.A\.P)\b\.?,? [A-Z]|\bNIP\b\.? ?\d", text)


def test_the_shelf_holds_the_five_in_the_order_of_the_documents():
    assert shelf.keys() == tuple(DOCUMENTS)
    with pytest.raises(shelf.UnknownSop, match="pesona-bengkalis"):
        shelf.load("../../etc/passwd")


def test_documents_hold_the_tracks_that_start_for_different_reasons():
    triggers = [track.trigger for track in shelf.load("web-kecamatan-buleleng").tracks]
    assert triggers == [Trigger.ITEM, Trigger.CITIZEN, *[Trigger.CLOCK] * 3]


def test_several_hands_and_the_call_are_read_as_the_document_means_them():
    coverage = shelf.load("peliputan-bengkalis")
    assert coverage.find_step("9").actors == ("kabid", "sekdis", "kadis")
    assert coverage.find_step("12").calls == ("pesona-bengkalis", "artikel")


def play(key, *choices, track=None):
    return rehearse(shelf.load(key), track, choices, MORNING, OFFICE)


@pytest.mark.parametrize(
    ("key", "choices", "minutes"),
    [
        ("pesona-bengkalis", (), 155),
        ("website-tabanan", (), 330),
        ("peliputan-bengkalis", (), 200),  # outside the island
        ("peliputan-bengkalis", (("luar-pulau", "tidak"),), 165),
        ("website-ketapang", (), 585),  # ranges at their upper bound: 3 + 5 + 1 hours, 45 minutes
        ("web-kecamatan-buleleng", (), 0),
    ],
)
def test_a_rehearsal_takes_the_standard_times_of_the_steps_walked(key, choices, minutes):
    run = play(key, *choices)
    assert run["ended"] == "finished"
    assert run["working_minutes"] == minutes
    assert run["events"][-1]["working_minutes"] == minutes


def test_a_returned_step_takes_its_time_again():
    run = play("pesona-bengkalis", ("6", "kembalikan"))
    assert run["working_minutes"] == 155 + 15 + 15
    actors = [e["actor"] for e in run["events"] if e["type"] == "HandCompleted"]
    assert actors[4:8] == ["staf_admin", "kasi", "staf_admin", "kasi"]


def test_choices_for_one_step_are_used_up_in_order():
    run = play("pesona-bengkalis", ("setujui", "kembalikan"), ("3", "tolak"))
    assert run["ended"] == "rejected"
    outcomes = [e["outcome"] for e in run["events"] if e["type"] == "HandCompleted"]
    assert outcomes == ["selesai", "selesai", "kembalikan", "selesai", "tolak"]


def test_an_event_tells_when_the_step_falls_due():
    opened = next(e for e in play("pesona-bengkalis")["events"] if e["type"] == "StepOpened")
    assert opened["step"] == "1"
    assert opened["due"] == (MORNING + timedelta(hours=1)).isoformat()


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        (("3", "mungkin"), "setujui, kembalikan"),
        (("9", "selesai"), "no step '9'"),
        (("8", "kembalikan"), "no outcome"),
    ],
)
def test_an_impossible_choice_fails_and_says_what_is_possible(choice, said):
    with pytest.raises(ImpossibleChoice, match=said):
        play("pesona-bengkalis", choice)


def test_a_choice_that_never_comes_up_fails():
    with pytest.raises(ImpossibleChoice, match="never came"):
        play("peliputan-bengkalis", ("luar-pulau", "tidak"), ("8", "selesai"))


@pytest.mark.parametrize(
    ("key", "track"), [(key, track) for key, tracks in shelf.tracks().items() for track in tracks]
)
def test_every_track_can_be_played_to_its_end(key, track):
    assert play(key, track=track)["ended"] == "finished"
