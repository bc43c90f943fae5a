"""A PostgreSQL server for the length of a ``with``: in a temporary folder, on a free port of this machine, gone afterwards."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SETTINGS = (
    "listen_addresses=127.0.0.1",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=200",
    "shared_buffers=64MB",
)
"""Nothing here must outlive the tests, so nothing is written twice for safety."""


def _programs() -> Path:
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name)
    )
    if found:
        return found[-1]
    here = shutil.which("initdb")
    if here:
        return Path(here).resolve().parent
    raise SystemExit(
        "PostgreSQL belum ada: sudo apt install postgresql\n"
        "PostgreSQL is missing: sudo apt install postgresql"
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _somebody() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root: as root, become its own user or nobody."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def _run(who: pwd.struct_passwd | None, command: list[str], log: Path) -> None:
    """Run a program of the server to its end.

    Raises:
        SystemExit: it failed; what it said has been shown.
    """
    become = {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []} if who else {}
    done = subprocess.run(
        command,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        **become,
    )
    if done.returncode:
        told = log.read_text(errors="replace") if log.exists() else ""
        raise SystemExit(f"{command[0]}:\n{done.stdout[-2000:]}\n{told[-2000:]}")


@contextmanager
def server() -> Iterator[str]:
    """Start a server; yields the URL of its database, which only this run knows the password of."""
    programs, who, port = _programs(), _somebody(), _free_port()
    folder = Path(tempfile.mkdtemp(prefix="wartapraja-pg-"))
    if who:
        os.chown(folder, who.pw_uid, who.pw_gid)
    data, log = folder / "data", folder / "log"
    initdb = [str(programs / "initdb"), "-D", str(data), "-U", "wartapraja", "-A", "trust"]
    control = [str(programs / "pg_ctl"), "-D", str(data), "-w", "-t", "60"]
    options = " ".join([f"-p {port} -k {folder}", *(f"-c {each}" for each in SETTINGS)])
    try:
        _run(who, [*initdb, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"], log)
        # Its log goes to a file: a server that inherits our pipe would keep it open for ever.
        _run(who, [*control, "-l", str(log), "-o", options, "start"], log)
        try:
            yield f"postgres://wartapraja:x@127.0.0.1:{port}/postgres"
        finally:
            _run(who, [*control, "-m", "immediate", "stop"], log)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    """``with_postgres.py COMMAND …`` runs a command with the server's URL in its environment."""
    if len(sys.argv) < 2:
        print("with_postgres.py COMMAND …", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with server() as url:
        environ = {**os.environ, "WARTAPRAJA_DATABASE_URL": url}
        return subprocess.run(sys.argv[1:], env=environ, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
