"""A PostgreSQL server for the length of a ``with``: in a temporary folder, on a free port of this machine, gone afterwards."""

import glob
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def _bin() -> Path:
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(path.split("/")[4]))
    if found:
        return Path(found[-1])
    here = shutil.which("initdb")
    if here:
        return Path(here).parent
    raise SystemExit("PostgreSQL belum ada. / PostgreSQL is missing: sudo apt install postgresql")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _as_somebody() -> list[str]:
    """PostgreSQL refuses to run as root: as root, become its own user or nobody."""
    if os.geteuid() != 0:
        return []
    names = {entry.pw_name for entry in pwd.getpwall()}
    return ["setpriv", f"--reuid={'postgres' if 'postgres' in names else 'nobody'}", "--clear-groups", "--"]


@contextmanager
def server() -> Iterator[str]:
    """Start a server; yields the URL of its database."""
    folder = Path(tempfile.mkdtemp(prefix="wartapraja-pg-"))
    folder.chmod(0o777)
    data, port, who, programs = folder / "data", _free_port(), _as_somebody(), _bin()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": "/"}
    subprocess.run([*who, programs / "initdb", "-D", data, "-U", "wartapraja", "-A", "trust", "-E", "UTF8", "--no-sync"], check=True, **quiet)
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200"
    subprocess.run([*who, programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start"], check=True, **quiet)
    try:
        yield f"postgres://wartapraja:x@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*who, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"], **quiet)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    with server() as address:
        print(address)
