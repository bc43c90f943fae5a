"""Keeping processes alive: start, look, start again with growing patience, and end them all together."""

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

FIRST_WAIT, LONGEST_WAIT = 0.5, 30.0
STABLE_AFTER = 60.0
"""Seconds: before a dead process is started again, at first and at most; and after which a life counts as healthy."""
HOPELESS = 3
"""Deaths before the first answer after which waiting makes no sense."""
PATIENCE_AT_END = 12.0
PATIENCE_AT_START = 1.0
"""Seconds that processes get to end; little before the first answer: a server that is still loading does not hear."""
LARGEST_LOG = 5 * 1024 * 1024
Say = Callable[[str], None]


PARENT_DEATH_SIGNAL = 1
_prctl = getattr(ctypes.CDLL(None), "prctl", None)


def _die_with_parent() -> None:
    """In the child: ask Linux to end it when the supervisor is gone, however that happened."""
    if _prctl is not None:
        _prctl(PARENT_DEATH_SIGNAL, signal.SIGTERM)


@dataclass(slots=True)
class Child:
    """One process that is kept alive; `socket` is the file it listens on, left behind when it was killed."""

    name: str
    command: list[str]
    environ: dict[str, str]
    socket: Path | None = None
    process: subprocess.Popen[bytes] | None = None
    wait: float = FIRST_WAIT
    started: float = 0.0
    due: float = 0.0
    deaths: int = 0

    def start(self, log: Path) -> None:
        """Start it in a process group of its own, with its log beside the others."""
        if self.socket is not None:
            self.socket.unlink(missing_ok=True)
        with self.log_in(log).open("ab") as out:
            self.process = subprocess.Popen(  # noqa: S603 - our own words only
                self.command,
                env={**os.environ, **self.environ},
                stdout=out,
                stderr=out,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
                preexec_fn=_die_with_parent,  # the supervisor has one thread
            )
        self.started = time.monotonic()

    def log_in(self, log: Path) -> Path:
        """Its log file."""
        return log / f"{self.name}.log"

    @property
    def lives(self) -> bool:
        """Whether it runs now."""
        return self.process is not None and self.process.poll() is None

    def look(self, log: Path, say: Say) -> None:
        """Start it again when it has ended, waiting longer each time it ends soon."""
        if self.process is None or self.process.poll() is None:
            return
        now = time.monotonic()
        if not self.due:
            self.deaths += 1
            self._signal(signal.SIGKILL)  # what it left behind still holds its port
            long_life = now - self.started > STABLE_AFTER
            self.wait = FIRST_WAIT if long_life else min(self.wait * 2, LONGEST_WAIT)
            self.due = now + self.wait
            say(f"{self.name}: berhenti, dijalankan lagi / ended, starting again")
        elif now >= self.due:
            self.due = 0.0
            self.start(log)

    def end(self) -> None:
        """Ask it to end."""
        self._signal(signal.SIGTERM)

    def gone(self, deadline: float) -> None:
        """Wait for its end until the deadline, then insist; nothing of its group is left."""
        if self.process is None:
            return
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(max(0.1, deadline - time.monotonic()))
        self._signal(signal.SIGKILL)
        self.process.wait()

    def _signal(self, number: signal.Signals) -> None:
        if self.process is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, number)


@dataclass(slots=True)
class House:
    """All processes of one installation, their logs, and whether they shall end."""

    children: list[Child]
    log: Path
    say: Say
    stopping: bool = False
    answered: bool = False

    def stop(self, *_signal: object) -> None:
        """End at the next look."""
        self.stopping = True

    def open(self) -> None:
        """Start every process."""
        self.log.mkdir(parents=True, exist_ok=True)
        for child in self.children:
            _turn_over(child.log_in(self.log))
            child.start(self.log)

    def ready(self, doors: Sequence[Callable[[], bool]], seconds: float) -> bool:
        """Wait until every door answers and every process lives; False when that does not happen in time."""
        until = time.monotonic() + seconds
        while not self.stopping and time.monotonic() < until and not self.hopeless:
            doors = [door for door in doors if not door()]
            if not doors and all(child.lives for child in self.children):
                self.answered = True
                return True
            self.look()
            time.sleep(0.05)
        return False

    @property
    def hopeless(self) -> Child | None:
        """A process that died again and again."""
        return next((child for child in self.children if child.deaths >= HOPELESS), None)

    def look(self) -> None:
        """One look at every process."""
        for child in self.children:
            child.look(self.log, self.say)

    def watch(self) -> None:
        """Keep everything alive until told to stop."""
        while not self.stopping:
            self.look()
            time.sleep(0.2)

    def close(self) -> None:
        """End every process and wait until it is gone."""
        for child in self.children:
            child.end()
        patience = PATIENCE_AT_END if self.answered else PATIENCE_AT_START
        deadline = time.monotonic() + patience
        for child in self.children:
            child.gone(deadline)

    def last_words(self, child: Child, lines: int = 12) -> str:
        """The end of a process's log."""
        try:
            text = child.log_in(self.log).read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""
        return "\n".join(text.splitlines()[-lines:])


def _turn_over(log: Path) -> None:
    """Put a log that has grown large aside, keeping one older."""
    if log.exists() and log.stat().st_size > LARGEST_LOG:
        log.replace(log.with_suffix(".1.log"))
