"""The worker as it is started for real: with its own settings, on a machine whose database is not there yet."""

import os
import subprocess
import sys
from pathlib import Path


def test_it_outlives_a_missing_database_and_ends_cleanly(tmp_path: Path) -> None:
    ours = ("WARTAPRAJA_", "DJANGO_")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    child = subprocess.Popen(
        [sys.executable, "-m", "wartapraja.worker"],
        env={**kept, "WARTAPRAJA_HOME": str(tmp_path)},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert child.stderr is not None
        assert any("worker ready" in line for line in child.stderr)
        assert any("round failed" in line for line in child.stderr)
    finally:
        child.terminate()
        _out, rest = child.communicate(timeout=30)
    assert child.returncode == 0
    assert "worker ended" in rest
