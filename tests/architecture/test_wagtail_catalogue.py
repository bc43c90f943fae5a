"""Every sentence of Wagtail's and allauth's screens is in Indonesian, theirs or ours."""

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import polib
import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "wartapraja"
OURS = SOURCE / "locale" / "id" / "LC_MESSAGES"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|</?\w[^>]*>")
ALLAUTH = re.compile(r"(templates/)?(account|mfa|usersessions|allauth)/")
SAME_IN_BOTH = {
    *("%(field_label)s:", "%(range_start)s - %(range_end)s"),
    "%(time_zone_option)s: %(localized_time_zone_label)s",
    *("Admin", "Administrator", "Alias", "Format", "ID", "MFA", "Menu:", "Minimum"),
    *("Status", "Status %(status)s", "Status: ", "Token", "URL", "WebAuthn"),
    *("label", "port", "slug", "status"),
}
WORDS_OF_ANOTHER_STYLE = re.compile(
    r"\banda\b|silahkan|kadaluarsa|\bdisini\b|publikasi|konsep|\bsub-|\b[Ee]-?mail\b|[Bb]rowser|obyek"
)


class Sentence(NamedTuple):
    """What identifies one entry in the merged catalogue of a domain."""

    domain: str
    context: str | None
    text: str
    plural: str


def entries(catalogue: Path) -> Iterator[tuple[Sentence, polib.POEntry]]:
    for entry in polib.pofile(str(catalogue)):
        if not entry.obsolete:
            words = (entry.msgctxt, entry.msgid, entry.msgid_plural)
            yield Sentence(catalogue.name, *words), entry


def translations(catalogue: Path) -> dict[Sentence, str]:
    """The finished ones only: gettext shows neither an empty nor a fuzzy one."""
    return {
        sentence: entry.msgstr or entry.msgstr_plural[0]
        for sentence, entry in entries(catalogue)
        if entry.translated() and not entry.fuzzy
    }


def catalogues(package: str, language: str) -> list[Path]:
    found = find_spec(package)
    assert found is not None and found.origin is not None
    return sorted(Path(found.origin).parent.rglob(f"locale/{language}/LC_MESSAGES/*.po"))


@pytest.fixture(scope="module")
def wanted() -> set[Sentence]:
    """All of Wagtail, and of allauth the parts that have a screen here."""
    wagtail = {found for path in catalogues("wagtail", "en") for found, _entry in entries(path)}
    allauth = {
        sentence
        for path in catalogues("allauth", "en")
        for sentence, entry in entries(path)
        if any(ALLAUTH.match(place) for place, _line in entry.occurrences)
    }
    assert len(wagtail) > 1700, "the installed Wagtail carries no English catalogues"
    assert len(allauth) > 200, "the installed allauth carries no English catalogue"
    return wagtail | allauth


@pytest.fixture(scope="module")
def shown(wanted: set[Sentence]) -> dict[Sentence, list[str]]:
    """What an Indonesian sees: ours where we speak, otherwise each of what the frameworks say."""
    seen: dict[Sentence, list[str]] = {}
    for path in [*catalogues("wagtail", "id_ID"), *catalogues("allauth", "id")]:
        for sentence, words in translations(path).items():
            seen.setdefault(sentence, []).append(words)
    for path in sorted(OURS.glob("*.po")):
        seen |= {sentence: [words] for sentence, words in translations(path).items()}
    return {sentence: seen.get(sentence, []) for sentence in wanted}


def test_no_sentence_is_left_in_english(shown: dict[Sentence, list[str]]) -> None:
    missing = sorted(sentence.text for sentence, words in shown.items() if not words)
    assert not missing, f"{len(missing)} untranslated: {missing[:20]}"


def test_each_keeps_its_placeholders_and_tags(shown: dict[Sentence, list[str]]) -> None:
    for sentence, words in shown.items():
        sources = [sorted(PLACEHOLDER.findall(form)) for form in (sentence.text, sentence.plural)]
        for translation in words:
            kept = sorted(PLACEHOLDER.findall(translation))
            assert kept in (sources if sentence.plural else sources[:1]), sentence.text


def test_no_translation_is_the_english_itself(shown: dict[Sentence, list[str]]) -> None:
    assert {s.text for s, words in shown.items() if s.text in words} == SAME_IN_BOTH


def test_the_words_are_those_of_the_office(shown: dict[Sentence, list[str]]) -> None:
    bare = [PLACEHOLDER.sub("", translation) for words in shown.values() for translation in words]
    strange = [translation for translation in bare if WORDS_OF_ANOTHER_STYLE.search(translation)]
    assert not strange, strange[:20]


def test_ours_holds_no_sentence_that_nobody_shows(wanted: set[Sentence]) -> None:
    gone = {sentence for path in OURS.glob("*.po") for sentence, _entry in entries(path)} - wanted
    assert not gone, f"no longer in the frameworks: {sorted(s.text for s in gone)}"


def test_ours_says_what_the_rooms_say() -> None:
    """The project's catalogue wins over those of the rooms, so a difference would change a room."""
    project = translations(OURS / "django.po")
    for path in sorted(SOURCE.glob("*/locale/id/LC_MESSAGES/django.po")):
        for sentence, words in translations(path).items():
            assert project.get(sentence, words) == words, (path.parents[3].name, sentence.text)
