"""Whether a port is free, and whether a door answers."""

import http.client
import json
import socket
from pathlib import Path


def is_free(host: str, port: int) -> bool:
    """Whether this machine lets us listen on a port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def answers(port: int, path: str) -> bool:
    """Whether something answers HTTP there, whatever it says but 502 and 503."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", path)
        return connection.getresponse().status not in {502, 503}
    except OSError:
        return False
    finally:
        connection.close()


def busy_sentence(port: int, variable: str, home: Path) -> str:
    """Why the port cannot be had and what to do."""
    try:
        running = json.loads((home / "running.json").read_text(encoding="utf-8"))
        if port in (running["public"], running["office"]):
            return (
                f"Wartapraja sudah berjalan (proses {running['pid']}): http://127.0.0.1:{running['public']}/ dan http://127.0.0.1:{running['office']}/.\n"
                f"Wartapraja is already running (process {running['pid']}) at these addresses."
            )
    except (OSError, ValueError, KeyError):
        pass
    return (
        f"Port {port} sedang dipakai program lain. Hentikan program itu, atau pilih port lain: {variable}={port + 100} make run\n"
        f"Port {port} is taken by another program. Stop it, or choose another port as shown."
    )
