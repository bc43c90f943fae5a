"""Every refusal and every warning has its sentence, in English and Indonesian."""

import re
from pathlib import Path

import polib
import pytest

import wartapraja.newsroom
from wartapraja.newsroom.manuscript import words
from wartapraja.newsroom.manuscript.types import Caution, Unreadable, shown

MESSAGES = {**words.REFUSALS, **words.WARNINGS, **words.KINDS}
SOURCE = Path(words.__file__).parent
CATALOGUE = polib.pofile(
    str(Path(wartapraja.newsroom.__file__).parent / "locale/id/LC_MESSAGES/django.po")
)
_PLACES = re.compile(r"%\((\w+)\)s")


def indonesian(message: str) -> str:
    entry = CATALOGUE.find(message)
    return entry.msgstr if entry is not None else ""


@pytest.mark.parametrize("key", MESSAGES)
def test_is_translated_with_the_same_values(key: str) -> None:
    message = MESSAGES[key]
    translated = indonesian(message)
    assert translated, message
    assert sorted(_PLACES.findall(translated)) == sorted(_PLACES.findall(message))


def test_every_code_that_is_raised_has_a_sentence() -> None:
    refusals: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        refusals.update(re.findall(r'Unreadable\(\s*"(\w+)"', path.read_text()))
    assert refusals <= set(words.REFUSALS)
    assert len(refusals) > 15


def test_every_warning_that_is_given_has_a_sentence() -> None:
    given: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        given.update(re.findall(r'(?:code=|_Refused\(\s*)"(\w+)"', path.read_text()))
    assert given <= set(words.WARNINGS)
    assert len(given) > 8


def test_a_sentence_says_what_the_value_is_and_what_to_do() -> None:
    refusal = Unreadable("too_large", size=100 * 1024 * 1024 + 1, limit=100 * 1024 * 1024)
    assert words.sentence(refusal, str) == (
        "This file is 101 MB; at most 100 MB can be taken. "
        "Make the pictures smaller, or upload them on their own."
    )


def test_a_sentence_speaks_indonesian_through_its_gettext() -> None:
    assert words.sentence(Unreadable("not_a_document", kind="pdf"), indonesian) == (
        "Ini sebuah PDF, bukan naskah Word atau ODT. "
        "Simpan naskahnya sebagai .docx atau .odt lalu unggah berkas itu."
    )


def test_a_missing_value_or_an_unknown_code_still_gives_a_sentence() -> None:
    assert "“?”" in words.sentence(Unreadable("macros"), str)
    assert words.sentence(Caution(code="unheard_of"), str) == words.REFUSALS["crashed"]


def test_a_strangers_name_cannot_turn_the_sentence_around() -> None:
    assert shown("foto\u202egnp.exe\n\x00" + "a" * 100) == "fotognp.exe " + "a" * 67 + "…"
