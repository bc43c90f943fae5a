import re
from dataclasses import replace
from importlib import resources

import pytest

from tests.sop.broken_sops import BROKEN, GOOD
from wartapraja.sop import shelf
from wartapraja.sop.lint import Severity, has_errors, lint

ACTIVITIES = {"newsroom.write"}


def findings(text):
    return lint(text, "surat.yaml", activities=ACTIVITIES, sops={"web": ["artikel"]})


def test_a_right_sop_has_no_findings():
    assert findings(GOOD) == []


@pytest.mark.parametrize(("old", "new", "code", "sentence"), BROKEN, ids=[row[2] for row in BROKEN])
def test_each_thing_that_is_wrong_is_said_with_file_line_step_and_what_to_do(
    old, new, code, sentence
):
    assert old in GOOD
    found = {finding.code: str(finding) for finding in findings(GOOD.replace(old, new, 1))}
    assert found[code] == sentence


def test_a_step_without_answers_and_one_without_a_way_out_are_found():
    last = "    - {key: selesai, label: Selesai, kind: finish, to: null, reason_required: false}\n"
    silent = GOOD.replace("outcomes:\n" + last, "outcomes: []\n")
    assert {finding.code for finding in findings(silent)} == {"no_outcome", "no_finish"}
    round_and_round = last.replace("finish, to: null", "back, to: kirim").replace("false", "true")
    stuck = findings(GOOD.replace(last, round_and_round))
    assert [f.step for f in stuck if f.code == "no_way_out"] == ["kirim"]


def test_a_document_without_actors_tracks_or_steps_is_found():
    bare = replace(shelf.load("website-tabanan"), actors=(), tracks=())
    assert {finding.code for finding in lint(bare)} == {"no_actors", "no_tracks"}
    (track,) = shelf.load("website-tabanan").tracks
    empty = replace(shelf.load("website-tabanan"), tracks=(replace(track, steps=()),))
    assert "no_steps" in {finding.code for finding in lint(empty)}


def test_several_hands_with_several_ways_on_get_a_warning():
    text = GOOD.replace("actors: [kabid]", "actors: [staf, kabid]").replace(
        "kind: reject, to: null", "kind: finish, to: null"
    )
    found = {finding.code: finding for finding in findings(text)}
    assert found["last_hand_decides"].severity is Severity.WARNING


def test_a_warning_alone_does_not_stop_an_sop():
    text = GOOD.replace("Kepala Dinas", "NIP 19680411 199303 1 009")
    assert [f.severity for f in findings(text)] == [Severity.WARNING]
    assert not has_errors(findings(text))
    assert has_errors(findings(text.replace("actors: [kabid]", "actors: []")))


def test_an_unreadable_file_gives_findings_instead_of_an_exception():
    assert [finding.code for finding in findings("a: [")] == ["syntax"]


def test_what_exists_outside_is_only_checked_when_it_is_known():
    text = GOOD.replace("newsroom.write", "nowhere.at_all")
    assert lint(text) == []


def test_every_finding_of_a_rule_has_its_broken_file_here():
    files = (resources.files("wartapraja.sop") / "lint").iterdir()
    source = "".join(file.read_text() for file in files if file.name.endswith(".py"))
    tested = {code for _, _, code, _ in BROKEN}
    tested |= {"no_outcome", "no_way_out", "last_hand_decides", "no_steps"}
    written = set(re.findall(r'code="([a-z_]+)"', source))
    assert written - tested == set()
