"""What must be prepared again, told by stamps alone."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from wartapraja.cli import prepare
from wartapraja.cli.prepare import note_done, stale

STEPS = ["database", "static", "demo", "baked"]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small copy of what the stamps look at."""
    root = tmp_path / "package"
    for path, text in {
        "casework/migrations/0001_initial.py": "",
        "website/static/website/site.css": "body{}",
        "website/templates/website/base.html": "<html>",
        "website/locale/id/LC_MESSAGES/django.po": 'msgid ""\nmsgstr ""\n',
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    monkeypatch.setattr(prepare, "PACKAGE", root)
    monkeypatch.delenv("WARTAPRAJA_DATABASE_URL", raising=False)
    return root


@pytest.fixture
def home(tmp_path: Path, package: Path) -> Path:
    """A data folder in which everything is done."""
    made = tmp_path / "home"
    (made / "static").mkdir(parents=True)
    (made / "baked").mkdir()
    (made / "baked" / "generation").touch()
    (made / "db.sqlite3").touch()
    for name in STEPS:
        note_done(made, name, demo=True)
    return made


def test_nothing_is_done_twice(home: Path) -> None:
    assert stale(home, demo=True) == []


def test_in_an_empty_folder_everything_is_to_be_done(tmp_path: Path, package: Path) -> None:
    assert stale(tmp_path / "empty", demo=True) == STEPS
    assert stale(tmp_path / "empty", demo=False) == ["database", "static", "baked"]


def _replace(path: Path) -> None:
    copy = path.with_name("copy")
    copy.write_bytes(path.read_bytes())
    copy.replace(path)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda home, _package: (home / "db.sqlite3").unlink(), ["database", "demo", "baked"]),
        (lambda home, _package: _replace(home / "db.sqlite3"), ["database", "demo", "baked"]),
        (lambda home, _package: (home / "static").rmdir(), ["static", "baked"]),
        (lambda home, _package: (home / "baked" / "generation").unlink(), ["baked"]),
        (lambda home, _package: (home / "prepared.json").write_text("{rusak"), STEPS),
        (lambda home, _package: (home / "prepared.json").write_text("[1]"), STEPS),
        (
            lambda _home, package: (package / "casework/migrations/0002_next.py").touch(),
            ["database"],
        ),
        (
            lambda _home, package: (package / "website/static/website/site.css").write_text("p{}"),
            ["static", "baked"],
        ),
        (
            lambda _home, package: (package / "website/templates/website/base.html").write_text(
                "x"
            ),
            ["baked"],
        ),
    ],
)
def test_a_change_asks_for_what_depends_on_it_and_nothing_else(
    home: Path, package: Path, change: Callable[[Path, Path], None], expected: list[str]
) -> None:
    change(home, package)
    assert stale(home, demo=True) == expected


def test_another_database_server_is_another_database(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WARTAPRAJA_DATABASE_URL", "postgres://u:rahasia@127.0.0.1/db")
    assert stale(home, demo=True) == ["database", "demo", "baked"]
    for name in STEPS:
        note_done(home, name, demo=True)
    assert stale(home, demo=True) == []
    assert "rahasia" not in (home / "prepared.json").read_text()


def test_a_new_framework_asks_for_its_migrations_and_files(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepare, "_version", lambda name: f"{name}=99;")
    assert stale(home, demo=True) == ["database", "static", "baked"]


def test_catalogues_are_compiled_once_and_again_when_they_change(package: Path) -> None:
    source = package / "website/locale/id/LC_MESSAGES/django.po"
    source.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Home"\nmsgstr "Beranda"\n'
    )
    prepare.compile_catalogues()
    compiled = source.with_suffix(".mo")
    first = compiled.stat().st_mtime_ns
    assert b"Beranda" in compiled.read_bytes()
    prepare.compile_catalogues()
    assert compiled.stat().st_mtime_ns == first
    source.write_text(source.read_text().replace("Beranda", "Muka"))
    os.utime(source, ns=(first + 10**9, first + 10**9))
    prepare.compile_catalogues()
    assert b"Muka" in compiled.read_bytes()
    assert sorted(path.name for path in source.parent.iterdir()) == ["django.mo", "django.po"]
