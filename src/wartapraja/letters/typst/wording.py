"""Words of people made safe for paper: every character shows, none turns the line round."""

import unicodedata
from collections.abc import Mapping
from typing import Any

from wartapraja.letters.typst.fonts import coverage

TURNING = (
    frozenset(range(0x202A, 0x202F)) | frozenset(range(0x2066, 0x206A)) | {0x200E, 0x200F, 0x061C}
)
"""Characters that turn the direction of writing: they could make a title read as another one."""
STAND_IN = "\N{WHITE SQUARE}"
_SPACES = {"\t": " ", "\r": "\n", "\u2028": "\n", "\u2029": "\n\n"}


def printable(value: Any) -> Any:
    """The same plain data with every text printable; what our typeface lacks becomes a visible square."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Mapping):
        return {key: printable(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [printable(each) for each in value]
    return value


def _text(text: str) -> str:
    whole = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return "".join(_character(character) for character in whole)


def _character(character: str) -> str:
    if character in _SPACES:
        return _SPACES[character]
    category = unicodedata.category(character)
    if character == "\n":
        return character
    if ord(character) in TURNING or category in {"Cc", "Cf"}:
        return ""
    if ord(character) in coverage() and category not in {"Co", "Cn"}:
        return character
    return "" if category in {"Mn", "Me"} else STAND_IN
