"""Asking a front in this process, as WSGI servers do."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

from wartapraja.website.front.application import Front
from wartapraja.website.front.settings import FrontSettings


@dataclass(frozen=True, slots=True)
class Said:
    """What the front answered."""

    status: int
    headers: dict[str, str]
    body: bytes


def front_on(root: Path, *, tls: bool = False, socket: str = "") -> Front:
    """A front over ``root``/baked and ``root``/static."""
    return Front(
        FrontSettings(
            baked=root / "baked",
            static=root / "static",
            socket=socket or str(root / "nobody.sock"),
            tls=tls,
        )
    )


def ask(front: Front, target: str, method: str = "GET", body: bytes = b"", **headers: str) -> Said:
    """One request; ``target`` is percent-encoded as on the wire, header names are written with underscores."""
    path, _mark, query = target.partition("?")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": method,
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query,
        "REMOTE_ADDR": "203.0.113.7",
        "wsgi.input": io.BytesIO(body),
    }
    if body:
        environ["CONTENT_LENGTH"] = str(len(body))
    for name, value in headers.items():
        key = name.upper()
        environ[key if key in {"CONTENT_TYPE", "CONTENT_LENGTH"} else f"HTTP_{key}"] = value
    heard: list[tuple[int, dict[str, str]]] = []

    def start(status: str, sent: list[tuple[str, str]]) -> None:
        names = [name.lower() for name, _value in sent]
        assert len(names) == len(set(names)), f"a header was sent twice: {names}"
        heard.append((int(status[:3]), {name.lower(): value for name, value in sent}))

    pieces = front(environ, start)
    content = b"".join(pieces)
    close = getattr(pieces, "close", None)
    if close:
        close()
    assert len(heard) == 1
    return Said(*heard[0], content)
