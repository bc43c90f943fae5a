"""Baked pages a second: our front and nginx on the same files, one after the other in one run, loopback only."""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from wartapraja.website.front.files import bump_generation, write_page

SECONDS = 5


def measure() -> list[tuple[str, str]]:
    """Serve one page of 5 kB with both servers; each has one worker and gets the same load."""
    if not shutil.which("wrk"):
        return [("front: not measured", "wrk is missing: sudo apt install wrk nginx")]
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        home = Path(folder)
        home.chmod(0o755)
        words = "".join(f"<p>Kalimat {number} dari artikel percobaan.</p>" for number in range(120))
        write_page(
            home / "baked", "/berita/uji/", f"<!doctype html><title>Uji</title>{words}".encode()
        )
        bump_generation(home / "baked")
        ours = _front(home)
        rows = [("front: baked page, requests a second", f"{ours:,.0f}")]
        if shutil.which("nginx"):
            theirs = _nginx(home)
            rows += [
                ("nginx: same file, requests a second", f"{theirs:,.0f}"),
                ("front / nginx", f"{ours / theirs:.0%}"),
            ]
    return rows


def _port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _load(port: int) -> float:
    address = f"http://127.0.0.1:{port}/berita/uji/"
    command = ["wrk", "-t1", "-c32", f"-d{SECONDS}s", "-H", "Accept-Encoding: gzip", address]
    for _attempt in range(50):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"Requests/sec:\s+([\d.]+)", text)
    return float(found[1]) if found else 0.0


def _front(home: Path) -> float:
    port = _port()
    command = [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--no-ws",
        "--workers",
        "1",
        "--blocking-threads",
        "64",
        "--port",
        str(port),
    ]
    environ = {**os.environ, "WARTAPRAJA_HOME": str(home)}
    server = subprocess.Popen(
        [*command, "wartapraja.website.front.application:application"],
        env=environ,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        return _load(port)
    finally:
        server.terminate()
        server.wait()


def _nginx(home: Path) -> float:
    port = _port()
    conf = home / "nginx.conf"
    conf.write_text(
        f"worker_processes 1; daemon off; pid {home}/pid; error_log {home}/error.log;\n"
        "events { worker_connections 256; }\n"
        f"http {{ access_log off; sendfile on; open_file_cache max=1000; gzip_static on; types {{ text/html html; }}\n"
        f"server {{ listen 127.0.0.1:{port}; root {home}/baked/tree; index index.html; }} }}\n"
    )
    server = subprocess.Popen(
        ["nginx", "-c", str(conf)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        return _load(port)
    finally:
        server.terminate()
        server.wait()
