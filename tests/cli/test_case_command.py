"""`wartapraja case`: what an administrator reads of the cases, on standard output and nothing else."""

from datetime import datetime
from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.casework.conftest import Bureau, Trial, bureau, trial
from tests.cli.calling import call, shell
from wartapraja.casework import commands

__all__ = ["bureau", "trial"]
Capture = pytest.CaptureFixture[str]


def another(trial: Trial) -> None:
    commands.start(
        office=trial.case.office,
        sop_key="percobaan",
        track="item",
        title="Yang kedua",
        person=trial.writer,
        at=trial.at,
    )


def test_no_case_is_an_empty_list_and_no_error(capsys: Capture, db: None) -> None:
    called = call(capsys, "case", "list", "--json")
    assert (called.code, called.json, called.err) == (0, [], "")
    called = call(capsys, "case", "list")
    assert (called.code, called.out) == (0, "")
    assert called.err.strip()


def test_the_list_says_of_each_case_where_it_stands(capsys: Capture, trial: Trial) -> None:
    called = call(capsys, "case", "list", "--json")
    (row,) = called.json
    assert (called.code, called.err) == (0, "")
    assert row["number"] == trial.case.number
    assert (row["office"], row["sop"], row["state"]) == ("contoh", "percobaan", "running")
    assert datetime.fromisoformat(row["started_at"]) == trial.case.started_at
    assert (row["closed_at"], row["parent"]) == (None, None)
    assert row["turn"]["actor"] == trial.open().actor
    assert row["turn"]["person"] is None
    words = call(capsys, "case", "list").out
    assert trial.case.number in words
    assert trial.case.title in words


def test_a_longer_list_takes_no_more_queries(
    capsys: Capture, trial: Trial, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):
        call(capsys, "case", "list", "--json")
    another(trial)
    with django_assert_num_queries(3):
        assert len(call(capsys, "case", "list", "--json").json) == 2


def test_the_list_can_be_held_to_an_office_and_a_state(
    capsys: Capture, bureau: Bureau, trial: Trial
) -> None:
    another(trial)
    commands.cancel(trial.case.pk, person=bureau.people["kadis"], reason="Batal.", at=trial.at)
    assert len(call(capsys, "case", "list", "--office", "contoh", "--json").json) == 2
    assert call(capsys, "case", "list", "--office", "lain", "--json").json == []
    (ended,) = call(capsys, "case", "list", "--state", "cancelled", "--json").json
    assert (ended["number"], ended["turn"]) == (trial.case.number, None)


def test_one_case_comes_with_its_turns_and_its_chain(capsys: Capture, trial: Trial) -> None:
    trial.press("selesai", trial.writer)
    called = call(capsys, "case", "show", trial.case.number, "--json")
    data = called.json
    assert (called.code, called.err) == (0, "")
    assert [event["version"] for event in data["events"]] == list(range(1, len(data["events"]) + 1))
    assert data["events"][0]["kind"] == "CaseStarted"
    assert "HandCompleted" in {event["kind"] for event in data["events"]}
    assert all(set(event) >= {"at", "actor", "payload", "hash"} for event in data["events"])
    done, waiting = data["turns"]
    assert (done["person"], done["outcome"]) == (str(trial.writer.key), "selesai")
    assert (waiting["closed_at"], data["turn"]) == (None, waiting)
    words = call(capsys, "case", "show", trial.case.number).out
    for event in data["events"]:
        assert event["kind"] in words


@pytest.mark.parametrize(
    "words",
    [
        ("case",),
        ("case", "show"),
        ("case", "show", "TIDAK/ADA"),
        ("case", "show", "TIDAK/ADA", "--json"),
        ("case", "list", "--office", "tidak-ada"),
        ("case", "list", "--state", "entah"),
    ],
    ids=" ".join,
)
def test_wrong_use_ends_with_2_and_names_what_there_is(
    capsys: Capture, db: None, words: tuple[str, ...]
) -> None:
    called = call(capsys, *words)
    assert (called.code, called.out) == (2, "")
    assert called.err.strip()


def test_before_the_database_is_made_it_says_what_to_run(tmp_path: Path) -> None:
    called = shell("case", "list", "--json", WARTAPRAJA_HOME=str(tmp_path))
    assert (called.code, called.out) == (2, "")
    assert "wartapraja prepare" in called.err
