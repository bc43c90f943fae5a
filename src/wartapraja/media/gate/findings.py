"""How the look inside a file ends early: with a code and facts, caught by the examiner."""

import re
from typing import Any


class Found(Exception):
    """Something in the file that may not pass."""

    def __init__(self, code: str, **facts: Any) -> None:
        """Keep the code of the sentence and its values."""
        super().__init__(code)
        self.code = code
        self.facts = facts


# Long enough that compressed picture data does not hold them by chance (see tests/media/test_gate_honest.py).
ACTIVE = re.compile(
    rb"<\?php\s|<script[\s>/]|<html[\s>]|<!doctype\s+html|<iframe[\s>]|<svg\s+xmlns|__HALT_COMPILER\(\)|#!/bin/|#!/usr/bin/|<%@\s*page",
    re.IGNORECASE,
)
PDF_INSIDE = re.compile(rb"%PDF-\d\.\d")


def refuse_disguise(data: bytes, *, pdf: bool = False) -> None:
    """Refuse a file that is at once something a browser, a server or an unpacker would open otherwise.

    Raises:
        Found: ``disguise`` with what is hidden.
    """
    if ACTIVE.search(data):
        raise Found("disguise", hidden="script")
    if not pdf and PDF_INSIDE.search(data):
        raise Found("disguise", hidden="PDF")
    if _ends_as_zip(data):
        raise Found("disguise", hidden="ZIP")


def _ends_as_zip(data: bytes) -> bool:
    at = data.rfind(b"PK\x05\x06", max(0, len(data) - 65_557))
    if at < 0 or at + 22 > len(data):
        return False
    comment = int.from_bytes(data[at + 20 : at + 22], "little")
    return at + 22 + comment <= len(data) and data[at + 4 : at + 6] == b"\x00\x00"
