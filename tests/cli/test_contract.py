"""What every command keeps: help in both languages, exit codes, one JSON document and nothing else."""

import argparse
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.calling import call, shell
from wartapraja.cli import parser


def parsers(top: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield top
    for action in top._actions:
        if isinstance(action, argparse._SubParsersAction):
            for own in action.choices.values():
                yield from parsers(own)


EVERY = list(parsers(parser()))


@pytest.mark.parametrize("own", EVERY, ids=lambda own: own.prog)
def test_help_stands_in_both_languages(own: argparse.ArgumentParser) -> None:
    assert " / " in (own.description or ""), f"{own.prog} does not say what it does"
    for action in own._actions:
        if not isinstance(action, argparse._SubParsersAction):
            assert " / " in (action.help or ""), f"{own.prog} {action.dest} has no help"
    text = own.format_help()
    assert text.startswith("pakai / usage: ")
    assert "pilihan / options:" in text


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("tidak-ada",),
        ("sop",),
        ("sop", "tidak-ada"),
        ("sop", "show"),
        ("sop", "show", "tidak-ada"),
        ("sop", "list", "--jso"),
        ("sop", "lint", "/tidak/ada.yaml"),
        ("sop", "draw", "pesona-bengkalis", "--out", "/tidak/ada/x.svg"),
        ("sop", "rehearse", "pesona-bengkalis", "--start", "besok"),
        ("sop", "rehearse", "pesona-bengkalis", "--choose", "3"),
        ("sop", "rehearse", "pesona-bengkalis", "--track", "tidak-ada"),
        ("calendar", "due", "--from", "2026-11-20T08:00"),
        ("calendar", "due", "--from", "besok", "--working-days", "3"),
        ("calendar", "due", "--from", "2026-11-20T08:00", "--working-days", "0"),
        ("calendar", "due", "--from", "2026-11-20T08:00", "--working-minutes", "-1"),
        ("calendar", "due", "--from", "2026-11-20T08:00", "--working-minutes", "9999999"),
        ("calendar", "due", "--from", "2026-11-20T08:00", "--working-minutes", "9" * 30),
        ("calendar", "due", "--from", "2026-11-20T08:00", "--working-days", "1", "--working-minutes", "1"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_wrong_use_ends_with_2_and_a_sentence(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    called = call(capsys, *words)
    assert (called.code, called.out) == (2, "")
    assert called.err.strip()
    assert "Traceback" not in called.err


def test_help_ends_with_0_on_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    called = call(capsys, "--help")
    assert (called.code, called.err) == (0, "")
    for name in ("run", "prepare", "sop", "calendar", "record", "case", "mail", "site", "demo"):
        assert f"\n    {name} " in called.out


def test_a_command_without_its_database_says_what_to_run(tmp_path: Path) -> None:
    called = shell("site", "check", "--json", WARTAPRAJA_HOME=str(tmp_path))
    assert (called.code, called.out) == (2, "")
    assert "wartapraja prepare" in called.err
    assert "Traceback" not in called.err


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("WARTAPRAJA_PUBLIC_PROT", "8000", "WARTAPRAJA_PUBLIC_PORT"),
        ("WARTAPRAJA_PUBLIC_PORT", "delapan ribu", "WARTAPRAJA_PUBLIC_PORT"),
        ("WARTAPRAJA_OFFICE_PORT", "0", "1 to 65535"),
    ],
)
def test_a_wrong_setting_stops_the_start_in_one_sentence(
    tmp_path: Path, name: str, value: str, words: str
) -> None:
    called = shell("run", **{"WARTAPRAJA_HOME": str(tmp_path), name: value})
    assert (called.code, called.out) == (2, "")
    assert words in called.err
    assert "Traceback" not in called.err


def test_a_reader_that_stops_reading_is_no_error() -> None:
    import subprocess
    import sys

    line = f"{sys.executable} -m wartapraja sop show pesona-bengkalis --json | head -c 10"
    done = subprocess.run(
        ["/bin/bash", "-o", "pipefail", "-c", line], capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr
    assert done.stdout == '{\n  "key": '[:10]
