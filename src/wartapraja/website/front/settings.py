"""The few facts the front needs, read from the environment once."""

from dataclasses import dataclass
from os import environ
from pathlib import Path

from wartapraja.settings import env


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontSettings:
    """Folders, the socket of the public process, and whether readers come by TLS."""

    baked: Path
    static: Path
    socket: str
    tls: bool


def read() -> FrontSettings:
    """Read them.

    Raises:
        wartapraja.settings.env.WrongSetting: a variable cannot be read.
    """
    home = Path(env.read("HOME")).resolve()
    return FrontSettings(
        baked=home / "baked",
        static=home / "static",
        socket=environ.get("WARTAPRAJA_INTERNAL_SOCKET", str(home / "public.sock")),
        tls=env.read("TLS"),
    )
