"""`wartapraja sop lint FILE`: file, line, step, and what to do, for somebody who only has the file."""

import re
from pathlib import Path

import pytest

from tests.cli.calling import call
from tests.sop.broken_sops import BROKEN, GOOD
from wartapraja.sop import shelf

Capture = pytest.CaptureFixture[str]
USABLE = GOOD.replace("newsroom.write", "null")
"""The example with a plain hand-over: its own activity is none of the product's."""
ONE_LINE = re.compile(
    r"^(?P<file>.+):(?P<line>\d+): (?P<step>[^:]+): (?P<what>\S.+\.) (?P<hint>[A-Z].+\.)$"
)
TYPICAL = [each for each in BROKEN if each[0] in USABLE]


def written(folder: Path, text: str) -> Path:
    file = folder / "surat.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_sound_file_ends_with_0_and_says_nothing(capsys: Capture, tmp_path: Path) -> None:
    file = str(written(tmp_path, USABLE))
    called = call(capsys, "sop", "lint", file)
    assert (called.code, called.out, called.err) == (0, "", "")
    called = call(capsys, "sop", "lint", file, "--json")
    assert (called.code, called.json) == (0, [])


@pytest.mark.parametrize(("old", "new", "code", "sentence"), TYPICAL, ids=[b[2] for b in TYPICAL])
def test_a_mistake_is_named_by_file_line_and_step_with_what_to_do(
    capsys: Capture, tmp_path: Path, old: str, new: str, code: str, sentence: str
) -> None:
    file = written(tmp_path, USABLE.replace(old, new, 1))
    called = call(capsys, "sop", "lint", str(file))
    found = call(capsys, "sop", "lint", str(file), "--json")
    (mine,) = [each for each in found.json if each["code"] == code]
    assert f"{tmp_path}/{sentence}" in called.out
    assert (called.err, found.err) == ("", "")
    assert (mine["file"], mine["step"]) == (str(file), sentence.split(": ")[1])
    assert mine["line"] == int(sentence.split(":")[1])
    assert (
        called.code == found.code == (1 if any(e["severity"] == "error" for e in found.json) else 0)
    )


def test_every_finding_is_one_line_that_an_editor_can_jump_to(
    capsys: Capture, tmp_path: Path
) -> None:
    text = USABLE
    for old, new in (
        ("actors: [kabid]", "actors: [hantu]"),
        ("to: tulis, reason_required: true", "to: tulis, reason_required: false"),
        ("separate_from: [tulis]", "separate_from: [entah]"),
    ):
        text = text.replace(old, new)
    file = written(tmp_path, text)
    called = call(capsys, "sop", "lint", str(file))
    lines = called.out.splitlines()
    assert called.code == 1
    assert len(lines) >= 4, "all mistakes at once, not only the first; the actor is now also unused"
    for line in lines:
        parts = ONE_LINE.match(line)
        assert parts, line
        assert parts["file"] == str(file)
        assert 1 <= int(parts["line"]) <= len(text.splitlines())
    named = {int(parts["line"]) for line in lines if (parts := ONE_LINE.match(line))}
    assert next(n for n, line in enumerate(text.splitlines(), 1) if "hantu" in line) in named


def test_a_doubtful_thing_is_a_warning_and_ends_with_0(capsys: Capture, tmp_path: Path) -> None:
    file = str(written(tmp_path, USABLE.replace("actors: [kabid]", "actors: [staf]")))
    found = call(capsys, "sop", "lint", file, "--json")
    severities = {each["code"]: each["severity"] for each in found.json}
    assert severities["unused_actor"] == "warning"
    assert found.code == (1 if "error" in severities.values() else 0)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("key: surat\n  title: salah\n", 2),
        (USABLE.replace("key: surat", "key: surat\nkey: surat", 1), 3),
        ("- satu\n", 1),
        ("key: !!python/object/apply:os.system [true]\n", 1),
    ],
    ids=["indent", "key twice", "a list", "a python object"],
)
def test_a_file_that_is_no_sop_at_all_is_named_by_line(
    capsys: Capture, tmp_path: Path, text: str, line: int
) -> None:
    file = str(written(tmp_path, text))
    found = call(capsys, "sop", "lint", file, "--json")
    assert found.code == 1
    assert line in {each["line"] for each in found.json}
    assert all(each["message"].startswith(f"{file}:") for each in found.json)


def test_only_wrong_use_ends_with_2(capsys: Capture, tmp_path: Path) -> None:
    assert call(capsys, "sop", "lint", str(tmp_path)).code == 2
    assert call(capsys, "sop", "lint", str(tmp_path / "tidak-ada.yaml")).code == 2
    (tmp_path / "biner.yaml").write_bytes(b"\xff\xfe\x00\x01")
    called = call(capsys, "sop", "lint", str(tmp_path / "biner.yaml"), "--json")
    assert (called.code, called.out) == (2, "")


def test_the_shipped_sops_pass_their_own_lint(capsys: Capture, tmp_path: Path) -> None:
    for key in shelf.keys():
        file = written(tmp_path, call(capsys, "sop", "export", key, "--yaml").out)
        assert call(capsys, "sop", "lint", str(file)).code == 0
