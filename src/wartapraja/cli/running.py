"""One running program a data folder: a lock that the system lifts when its holder dies, and where it runs."""

import fcntl
import json
import os
from pathlib import Path
from types import TracebackType
from typing import Self


class AlreadyRunning(Exception):
    """Another program holds the data folder; the sentence says where it runs."""


class Hold:
    """Holds the data folder while the block lasts.

    Raises:
        AlreadyRunning: on entering, when another program holds it.
    """

    def __init__(self, home: Path, public: int, office: int) -> None:
        """Nothing is held yet."""
        self.home, self.public, self.office = home, public, office
        self.lock = -1

    def __enter__(self) -> Self:
        """Take the lock and say where it runs."""
        self.home.mkdir(parents=True, exist_ok=True)
        self.lock = os.open(self.home / "run.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(self.lock)
            raise AlreadyRunning(_where(self.home)) from None
        facts = {"pid": os.getpid(), "public": self.public, "office": self.office}
        self._note.write_text(json.dumps(facts), encoding="utf-8")
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Give the folder back."""
        self._note.unlink(missing_ok=True)
        os.close(self.lock)

    @property
    def _note(self) -> Path:
        return self.home / "running.json"


def _where(home: Path) -> str:
    try:
        facts = json.loads((home / "running.json").read_text(encoding="utf-8"))
        places = f"http://127.0.0.1:{facts['public']}/, http://127.0.0.1:{facts['office']}/"
        process = facts["pid"]
    except (OSError, ValueError, KeyError, TypeError):
        places, process = "?", "?"
    return (
        f"Wartapraja sudah berjalan pada folder {home} (proses {process}): {places}\n"
        f"Wartapraja is already running on the folder {home} (process {process}): {places}"
    )
