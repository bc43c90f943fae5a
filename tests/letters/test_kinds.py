"""Kinds are found by their folders, and bad data are named by their field."""

import sys
from pathlib import Path
from typing import Any

import pytest

from wartapraja.cli import main
from wartapraja.letters import commands, queries
from wartapraja.letters.registry import BrokenKind, discover, kinds

GOOD = """
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from wartapraja.letters.types import Letter

@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt(Letter):
    number: str
    @property
    def title(self) -> str:
        return self.number
    def printed(self) -> Mapping[str, Any]:
        return {"number": self.number}
"""


@pytest.fixture
def drop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Drops folders into a package of kinds of its own and walks it."""
    package = tmp_path / f"kinds_{tmp_path.name.replace('-', '_')}"
    package.mkdir()
    (package / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path))

    def walk(code: str, *files: str) -> Any:
        folder = package / "receipt"
        folder.mkdir()
        (folder / "__init__.py").write_text(code)
        for name in files:
            (folder / name).write_text("{}")
        __import__(package.name)
        return discover(sys.modules[package.name])

    return walk


def test_a_folder_that_is_dropped_in_is_a_kind(drop: Any) -> None:
    assert list(drop(GOOD, "template.typ", "sample.json")) == ["receipt"]


def test_a_folder_without_sample_stops_the_start_and_is_named(drop: Any) -> None:
    with pytest.raises(BrokenKind, match=r"receipt has no sample\.json"):
        drop(GOOD, "template.typ")


def test_a_folder_without_letter_stops_the_start_and_is_named(drop: Any) -> None:
    with pytest.raises(BrokenKind, match=r"receipt must define exactly one Letter; it defines 0"):
        drop("", "template.typ", "sample.json")


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_the_sample_of_every_kind_prints(kind: str) -> None:
    assert commands.render_sample(kind).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"verify_url": None}, r"approval_sheet\.verify_url: got None, expected str"),
        ({"at": "kemarin"}, r"approval_sheet\.at: got 'kemarin', expected ISO 8601"),
        ({"at": "2026-11-20T09:47:00"}, r"at: .* expected a time with its zone"),
        ({"decision": "maybe"}, r"decision: got 'maybe', expected one of approved, returned"),
        ({"subject": {"title": "x", "sha256": "y"}}, r"approval_sheet\.subject\.version: missing"),
        ({"subject": {"title": "x", "sha256": "y", "version": True}}, r"version: got True"),
        ({"office": "x"}, r"approval_sheet\.office: got 'x', expected an object"),
    ],
)
def test_bad_data_are_named_by_their_field(change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(commands.BadLetter, match=sentence):
        commands.render("approval_sheet", {**queries.sample("approval_sheet"), **change})


def test_the_shell_prints_a_sample(tmp_path: Path) -> None:
    out = tmp_path / "lembar.pdf"
    assert main(["letters", "render", "approval_sheet", "--sample", "--out", str(out)]) == 0
    assert out.read_bytes() == commands.render_sample("approval_sheet")


def test_the_shell_names_the_kinds_when_one_is_unknown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["letters", "render", "spk", "--sample", "--out", str(tmp_path / "x.pdf")]) == 2
    assert "there are approval_sheet" in capsys.readouterr().err
