"""An activity is found by its folder; one that refuses or crashes leaves the case where it was."""

import sys
from datetime import timedelta
from pathlib import Path

import pytest

from tests.casework.conftest import FRIDAY, Bureau, Trial
from wartapraja.casework import commands
from wartapraja.casework.models import CasePaper
from wartapraja.casework.registry import BrokenActivity, discover
from wartapraja.record import queries as record

ACTIVITY = "from wartapraja.casework.activity import Activity\nclass Thing(Activity):\n    pass\n"


def make_room(folder: Path, name: str, activities: dict[str, str]) -> None:
    for activity, text in activities.items():
        place = folder / name / "activities" / activity
        place.mkdir(parents=True)
        (place / "__init__.py").write_text(text)
    (folder / name / "__init__.py").touch()
    (folder / name / "activities" / "__init__.py").touch()


def test_a_folder_dropped_in_is_an_activity_with_no_other_edit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_room(tmp_path, "kamar_baru", {"kerja_baru": ACTIVITY})
    monkeypatch.syspath_prepend(tmp_path)
    assert list(discover(("kamar_baru",))) == ["kamar_baru.kerja_baru"]


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), (ACTIVITY + "class Other(Activity):\n    pass\n", 2)]
)
def test_none_or_two_in_a_folder_stop_the_start_naming_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, count: int
) -> None:
    name = f"kamar_rusak_{count}"
    make_room(tmp_path, name, {"kerja": text})
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(BrokenActivity, match=rf"{name}.activities.kerja .* {count}\."):
        discover((name,))
    sys.modules.pop(name, None)


def test_an_activity_that_works_leaves_its_paper_as_evidence(trial: Trial) -> None:
    trial.press("selesai", trial.writer)
    trial.press("setujui", trial.decider)
    paper = CasePaper.objects.get(case=trial.case)
    assert paper.title == "Hasil contoh"
    completed = [row for row in record.events(trial.case.stream) if row.kind == "HandCompleted"][-1]
    assert completed.payload["evidence"] == [f"sha256:{paper.sha256} Hasil contoh"]


def test_an_activity_that_refuses_says_why_and_nothing_moves(trial: Trial) -> None:
    trial.press("selesai", trial.writer)
    trial.press("periksa", trial.decider)
    before = record.version(trial.case.stream)
    with pytest.raises(commands.NotPossible, match=r"selalu kurang|always lacks"):
        trial.press("selesai", trial.decider)
    assert trial.open().step == "tolak-selalu"
    assert record.version(trial.case.stream) == before


def test_an_activity_that_crashes_leaves_nothing_half_done(trial: Trial) -> None:
    trial.press("selesai", trial.writer)
    trial.press("setujui", trial.decider)
    before = record.version(trial.case.stream)
    with pytest.raises(RuntimeError, match="on purpose"):
        trial.press("selesai", trial.writer)
    assert trial.open().step == "rusak"
    assert record.version(trial.case.stream) == before


def test_a_return_needs_its_reason_and_opens_the_earlier_step_again(trial: Trial) -> None:
    trial.press("selesai", trial.writer)
    with pytest.raises(commands.NotPossible):
        trial.press("kembalikan", trial.decider)
    trial.press("kembalikan", trial.decider, reason="Judul belum tepat")
    turn = trial.open()
    assert (turn.step, turn.round) == ("tulis", 2)
    assert turn.due_at == trial.at + timedelta(minutes=10), (
        "the standard counts again from the return"
    )


def test_a_rejected_case_stays_rejected(trial: Trial) -> None:
    trial.press("selesai", trial.writer)
    trial.press("tolak", trial.decider, reason="Bukan berita")
    trial.case.refresh_from_db()
    assert trial.case.status == "rejected"
    for person in (trial.writer, trial.decider):
        with pytest.raises((commands.NotPossible, commands.Overtaken)):
            commands.act(
                case_id=trial.case.pk,
                turn_id=1,
                outcome="selesai",
                reason="x",
                person=person,
                at=trial.at,
            )


def test_nobody_decides_on_their_own_work(bureau: Bureau, trial: Trial) -> None:
    from wartapraja.organisation import commands as organisation

    organisation.bind_actor(
        bureau.office, "percobaan", "pemutus", trial.writer.holdings.get().position, at=FRIDAY
    )
    trial.press("selesai", trial.writer)
    with pytest.raises(commands.NotPossible):
        trial.press("setujui", trial.writer)
    assert trial.open().step == "putuskan"
