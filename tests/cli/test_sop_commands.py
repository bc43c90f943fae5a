"""The commands that read SOPs: quick, without Django, and right."""

import subprocess
import sys
from pathlib import Path

import pytest
from defusedxml import ElementTree

from tests.cli.calling import call

KEYS = [
    "pesona-bengkalis",
    "website-ketapang",
    "website-tabanan",
    "web-kecamatan-buleleng",
    "peliputan-bengkalis",
]
Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    "words",
    [
        ["sop", "list", "--json"],
        ["sop", "rehearse", "pesona-bengkalis", "--json"],
        ["calendar", "due", "--from", "2026-11-20T08:00", "--working-days", "3"],
    ],
    ids=" ".join,
)
def test_they_never_load_django(words: list[str]) -> None:
    code = (
        f"import sys; from wartapraja.cli import main; code = main({words!r})\n"
        "sys.exit('django was loaded' if 'django' in sys.modules else code)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_list_names_the_five(capsys: Capture) -> None:
    rows = call(capsys, "sop", "list", "--json").json
    assert [row["key"] for row in rows] == KEYS
    assert all(set(row) >= {"key", "title", "version", "tracks"} for row in rows)


@pytest.mark.parametrize("key", KEYS)
def test_show_says_every_step_in_words_and_in_json(capsys: Capture, key: str) -> None:
    data = call(capsys, "sop", "show", key, "--json").json
    text = call(capsys, "sop", "show", key).out
    assert data["key"] == key
    for track in data["tracks"]:
        for step in track["steps"]:
            assert step["text"] in text


@pytest.mark.parametrize("key", KEYS)
def test_draw_writes_a_drawing(capsys: Capture, tmp_path: Path, key: str) -> None:
    out = tmp_path / "bagan.svg"
    called = call(capsys, "sop", "draw", key, "--out", str(out))
    assert (called.code, called.out) == (0, "")
    assert ElementTree.parse(out).getroot().tag.endswith("svg")


@pytest.mark.parametrize("key", KEYS)
def test_what_export_writes_lint_accepts(capsys: Capture, tmp_path: Path, key: str) -> None:
    out = tmp_path / "sop.yaml"
    out.write_text(call(capsys, "sop", "export", key, "--yaml").out, encoding="utf-8")
    called = call(capsys, "sop", "lint", str(out))
    assert (called.code, called.out) == (0, "")


def test_lint_names_file_line_and_step_and_ends_with_1(capsys: Capture, tmp_path: Path) -> None:
    text = call(capsys, "sop", "export", KEYS[0], "--yaml").out
    broken = tmp_path / "rusak.yaml"
    lines = text.splitlines()
    place = max(number for number, line in enumerate(lines) if "kabid" in line)
    lines[place] = lines[place].replace("kabid", "hantu")
    broken.write_text("\n".join(lines), encoding="utf-8")
    called = call(capsys, "sop", "lint", str(broken))
    assert called.code == 1
    assert called.out.startswith(f"{broken}:")
    findings = call(capsys, "sop", "lint", str(broken), "--json").json
    assert any(each["line"] and each["severity"] == "error" for each in findings)


def test_lint_of_something_that_is_no_sop_ends_with_1(capsys: Capture, tmp_path: Path) -> None:
    for name, content in (("a.yaml", "- satu\n- dua\n"), ("b.yaml", "key: [\n"), ("c.yaml", "")):
        (tmp_path / name).write_text(content, encoding="utf-8")
        called = call(capsys, "sop", "lint", str(tmp_path / name))
        assert (called.code, "Traceback" in called.err) == (1, False)
    (tmp_path / "d.yaml").write_bytes(b"\xff\xfe\x00")
    assert call(capsys, "sop", "lint", str(tmp_path / "d.yaml")).code in {1, 2}


@pytest.mark.parametrize(
    ("key", "choices", "total"),
    [
        ("pesona-bengkalis", [], 155),
        ("website-tabanan", [], 330),
        ("peliputan-bengkalis", [], None),
    ],
)
def test_rehearse_comes_to_the_standards_of_the_document(
    capsys: Capture, key: str, choices: list[str], total: int | None
) -> None:
    words = ["sop", "rehearse", key, "--start", "2026-11-23T08:00+07:00", "--json", *choices]
    data = call(capsys, *words).json
    assert data["ended"] == "finished"
    assert data["working_minutes"] == total or (
        total is None and data["working_minutes"] in {165, 200}
    )
    assert all({"at", "type", "step", "actor"} <= set(event) for event in data["events"])


def test_an_impossible_choice_ends_with_1(capsys: Capture) -> None:
    called = call(capsys, "sop", "rehearse", KEYS[0], "--choose", "1=terbang")
    assert (called.code, called.out) == (1, "")
    assert called.err.strip()
