"""The PostgreSQL server that the tests start themselves: real, private to its run, and gone afterwards."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from wartapraja.settings import engines

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


def test_it_runs_for_the_length_of_a_command_and_leaves_nothing(tmp_path: Path) -> None:
    asking = (
        "import os, psycopg; url = os.environ['WARTAPRAJA_DATABASE_URL'].replace('postgres:', 'postgresql:')\n"
        "with psycopg.connect(url) as server:\n"
        "    print(url, server.execute('show server_encoding').fetchone()[0], server.execute('show data_directory').fetchone()[0])"
    )
    done = subprocess.run(
        [sys.executable, "with_postgres.py", sys.executable, "-c", asking],
        cwd=SCRIPTS,
        env={**os.environ, "TMPDIR": str(_reachable(tmp_path))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    url, encoding, folder = done.stdout.split()
    assert encoding == "UTF8"
    assert not Path(folder).exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url, connect_timeout=2)
    parts = urlsplit(url)
    assert engines.database(url, tmp_path)["PORT"] == str(parts.port)


def _reachable(folder: Path) -> Path:
    """The server runs as another user, who must be able to get to its folder."""
    made = Path(os.environ.get("TMPDIR", "/tmp"))  # noqa: S108 - where temporary folders lie
    return made if os.geteuid() == 0 else folder


def test_the_commands_exit_code_is_passed_on() -> None:
    done = subprocess.run(
        [sys.executable, "with_postgres.py", sys.executable, "-c", "raise SystemExit(7)"],
        cwd=SCRIPTS,
        check=False,
    )
    assert done.returncode == 7
