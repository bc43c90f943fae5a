"""A place with a secret in it, watched while a manuscript is read."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from wartapraja.newsroom.manuscript.reader import read
from wartapraja.newsroom.manuscript.types import Limits, Manuscript, Unreadable

SECRET = "kata-sandi-yang-tidak-boleh-terbaca"  # noqa: S105 - a canary


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file that no manuscript may bring to light."""
    place = tmp_path / "secret.txt"
    place.write_text(SECRET)
    return place


@pytest.fixture
def watched(
    tmp_path: Path, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[bytes], Manuscript]]:
    """Reads bytes as an upload; afterwards nothing may lie about, and the upload is as it was."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    upload = tmp_path / "unggahan.docx"

    def take(content: bytes, limits: Limits | None = None) -> Manuscript:
        upload.write_bytes(content)
        before = _tree(tmp_path)
        try:
            taken = read(upload, limits=limits)
        except Unreadable as refusal:
            assert SECRET not in str(refusal.facts)
            raise
        finally:
            assert _tree(tmp_path) == before, "something was written outside"
        assert SECRET not in str(taken)
        return taken

    yield take
    assert secret.read_text() == SECRET


def _tree(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else b""
        for path in folder.rglob("*")
    }
