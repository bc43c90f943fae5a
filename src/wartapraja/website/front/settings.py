"""The few facts the front needs, read from the environment once."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontSettings:
    """Folders, the socket of the public process, and whether readers come by TLS."""

    baked: Path
    static: Path
    socket: str
    tls: bool


def read() -> FrontSettings:
    """Read them."""
    home = Path(os.environ.get("WARTAPRAJA_HOME", "var")).resolve()
    return FrontSettings(
        baked=home / "baked",
        static=home / "static",
        socket=os.environ.get("WARTAPRAJA_INTERNAL_SOCKET", str(home / "public.sock")),
        tls=os.environ.get("WARTAPRAJA_TLS", "").lower() in {"1", "yes", "true", "on"},
    )
