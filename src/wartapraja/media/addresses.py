"""Addresses of files in the office.

Written out, not reversed: the worker renders pages that hold pictures, and it resolves only public addresses.
"""

from pathlib import PurePosixPath
from urllib.parse import quote

PREFIX = "/berkas-media/"


def office_address(kind: str, pk: int, name: str) -> str:
    """The sign-in-only address of one file; the name at its end is only for people."""
    return f"{PREFIX}{kind}/{pk}/{quote(PurePosixPath(name).name)}"
