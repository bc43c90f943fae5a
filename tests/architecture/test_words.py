"""Every sentence is in Indonesian and English: an untranslated one fails here."""

import re
import shutil
import subprocess
from pathlib import Path

import polib
import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "wartapraja"
ROOMS = [*sorted(path.parent for path in SOURCE.glob("*/templates")), SOURCE / "newsroom"]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}")


def rooms_with_words() -> list[Path]:
    return sorted(
        {
            path
            for path in SOURCE.iterdir()
            if (path.is_dir() and (path / "apps.py").exists())
            or (path / "models.py").exists()
            or (path / "models").is_dir()
        }
    )


def extracted(room: Path, folder: Path) -> dict[str, polib.POEntry]:
    """What xgettext finds in a room's code and templates today."""
    if shutil.which("xgettext") is None:
        pytest.fail("xgettext is missing: sudo apt install gettext")
    copy = folder / room.name
    shutil.copytree(
        room, copy, ignore=shutil.ignore_patterns("locale", "__pycache__", "static", "migrations")
    )
    (copy / "locale").mkdir()
    subprocess.run(
        ["django-admin", "makemessages", "-l", "id", "--no-location", "-v", "0"],
        cwd=copy,
        check=True,
        capture_output=True,
    )
    made = copy / "locale" / "id" / "LC_MESSAGES" / "django.po"
    return (
        {f"{entry.msgctxt}\4{entry.msgid}": entry for entry in polib.pofile(str(made))}
        if made.exists()
        else {}
    )


@pytest.mark.parametrize("room", rooms_with_words(), ids=lambda room: room.name)
def test_every_sentence_of_a_room_has_its_indonesian(
    room: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}:{__import__('os').environ['PATH']}")
    wanted = extracted(room, tmp_path)
    known: dict[str, polib.POEntry] = {}
    for catalogue in [
        *SOURCE.glob("*/locale/id/LC_MESSAGES/django.po"),
        SOURCE / "locale/id/LC_MESSAGES/django.po",
    ]:
        if catalogue.exists():
            known |= {
                f"{entry.msgctxt}\4{entry.msgid}": entry
                for entry in polib.pofile(str(catalogue))
                if entry.translated() and "fuzzy" not in entry.flags
            }
    missing = [entry.msgid for key, entry in wanted.items() if key not in known]
    assert not missing, f"{len(missing)} untranslated in {room.name}: {missing[:20]}"


@pytest.mark.parametrize(
    "catalogue",
    sorted(SOURCE.glob("*/locale/id/LC_MESSAGES/django.po")),
    ids=lambda path: path.parents[3].name,
)
def test_a_translation_keeps_its_placeholders(catalogue: Path) -> None:
    for entry in polib.pofile(str(catalogue)):
        if entry.translated() and not entry.msgid_plural:
            assert sorted(PLACEHOLDER.findall(entry.msgid)) == sorted(
                PLACEHOLDER.findall(entry.msgstr)
            ), entry.msgid
