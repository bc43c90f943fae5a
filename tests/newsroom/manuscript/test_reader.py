"""The walls around the child process."""

import logging
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from tests.newsroom.manuscript import attacks
from tests.newsroom.manuscript.documents import article, saved
from wartapraja.newsroom.manuscript import wire
from wartapraja.newsroom.manuscript.child import convert
from wartapraja.newsroom.manuscript.reader import read
from wartapraja.newsroom.manuscript.types import Limits, Manuscript, Paragraph, Unreadable

Watched = Callable[..., Manuscript]
MEGABYTE = 1024 * 1024


def heavy() -> bytes:
    """Honest, but long enough to need a second or more."""
    return attacks.numbered_paragraphs(80_000)


def test_what_comes_out_of_the_child_is_what_went_in(watched: Watched, tmp_path: Path) -> None:
    place = tmp_path / "langsung.docx"
    place.write_bytes(article())
    assert watched(article()) == convert(place, Limits())


def test_a_child_that_takes_too_long_is_stopped(watched: Watched) -> None:
    with pytest.raises(Unreadable) as refused:
        watched(heavy(), Limits(wall_seconds=1))
    assert refused.value.code == "timed_out"


def test_a_child_that_computes_too_long_is_stopped(watched: Watched) -> None:
    with pytest.raises(Unreadable) as refused:
        watched(heavy(), Limits(cpu_seconds=1))
    assert refused.value.code == "timed_out"


def test_a_child_that_needs_too_much_memory_is_stopped(watched: Watched) -> None:
    with pytest.raises(Unreadable) as refused:
        watched(heavy(), Limits(memory_bytes=160 * MEGABYTE))
    assert refused.value.code == "memory"


def test_a_text_of_too_many_characters_is_refused(watched: Watched) -> None:
    with pytest.raises(Unreadable) as refused:
        watched(article(), Limits(characters=100))
    assert refused.value.code == "too_much_text"


def test_a_file_without_any_text_is_refused(watched: Watched) -> None:
    with pytest.raises(Unreadable) as refused:
        watched(saved(Document()))
    assert refused.value.code == "no_text"


def test_a_missing_file_is_the_callers_mistake(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "tidak-ada.docx")


def test_a_refusal_is_logged_without_the_text(
    watched: Watched, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO), pytest.raises(Unreadable):
        watched(attacks.with_part("word/vbaProject.bin"))
    assert "macros" in caplog.text
    assert "Isi berita" not in caplog.text


def test_the_child_knows_nothing_of_the_environment(
    watched: Watched, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    planted = tmp_path / "planted"
    planted.mkdir()
    (planted / "mammoth.py").write_text("raise SystemExit('planted')")
    monkeypatch.setenv("PYTHONPATH", str(planted))
    assert watched(article()).title


def test_the_child_carries_no_django_and_no_settings() -> None:
    script = (
        "import sys; from wartapraja.newsroom.manuscript import child, opendocument, wire, word; "
        "sys.exit('django' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-I", "-B", "-c", script], check=False)
    assert done.returncode == 0


FENCED = {
    "reading a file elsewhere": "open('/etc/hostname')",
    "writing beside the folder": "open(folder.parent / 'beside', 'w')",
    "writing over the manuscript": "open(source, 'r+')",
    "a connection": "import socket; socket.create_connection(('127.0.0.1', 9))",
    "a look-up of names": "import socket; socket.getaddrinfo('localhost', 80)",
    "a program": "import os; os.system('true')",
    "another program": "import subprocess; subprocess.run(['true'])",
    "a copy of itself": "import os; os.fork()",
    "deleting": "import os; os.remove(source)",
    "a link out": "import os; os.symlink('/etc', folder / 'x')",
}


@pytest.mark.parametrize("deed", FENCED)
def test_behind_the_fence_no_way_leads_out(deed: str, tmp_path: Path) -> None:
    folder, source = tmp_path / "folder", tmp_path / "naskah.docx"
    folder.mkdir()
    source.write_text("isi")
    script = "\n".join(
        [
            "import sys; from pathlib import Path",
            "from wartapraja.newsroom.manuscript import fence",
            "source, folder = map(Path, sys.argv[1:])",
            "fence.close(source=source, folder=folder)",
            "assert source.read_text() == 'isi'",
            "(folder / 'result').write_text('ok')",
            f"try:\n    {FENCED[deed]}\nexcept fence.Fenced:\n    sys.exit(7)",
        ]
    )
    done = subprocess.run(
        [sys.executable, "-I", "-B", "-c", script, str(source), str(folder)],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 7, done.stderr
    assert source.read_text() == "isi"


class TestTheParentBelievesNothing:
    def test_not_a_result_that_is_a_link(self, tmp_path: Path, secret: Path) -> None:
        (tmp_path / "result.json").symlink_to(secret)
        with pytest.raises(ValueError, match="no sound result"):
            wire.take(tmp_path, Limits())

    def test_not_a_picture_that_is_a_link(self, tmp_path: Path, secret: Path) -> None:
        self._left(tmp_path, '"pictures": [{"mime": "image/png", "alt": ""}]')
        (tmp_path / "0.picture").symlink_to(secret)
        with pytest.raises(ValueError, match="no sound result"):
            wire.take(tmp_path, Limits())

    def test_not_html_that_was_not_cleaned(self, tmp_path: Path) -> None:
        block = '{"kind": "paragraph", "html": "<p onclick=x>a<script>b</script></p>"}'
        self._left(tmp_path, f'"blocks": [{block}]')
        assert wire.take(tmp_path, Limits()).blocks == (Paragraph(html="<p>a</p>"),)

    def test_not_a_place_without_its_picture(self, tmp_path: Path) -> None:
        block = '{"kind": "picture", "picture": 0, "caption": "", "alt": ""}'
        self._left(tmp_path, f'"blocks": [{block}]')
        with pytest.raises(ValueError, match="names no picture"):
            wire.take(tmp_path, Limits())

    def _left(self, folder: Path, changed: str) -> None:
        parts = {
            '"title"': '"title": null',
            '"blocks"': '"blocks": []',
            '"pictures"': '"pictures": []',
            '"notes"': '"notes": []',
            '"warnings"': '"warnings": []',
            '"tracked_changes"': '"tracked_changes": 0',
            '"comments"': '"comments": 0',
        }
        parts[changed.split(":")[0]] = changed
        (folder / "result.json").write_text('{"manuscript": {' + ", ".join(parts.values()) + "}}")
