"""Writes the reference pages that are made from the code; ``--check`` only compares and names what differs."""

import argparse
import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from wartapraja.cli import parser as command_line
from wartapraja.settings.env import VARIABLES

REFERENCE = Path(__file__).resolve().parent.parent / "docs" / "reference"
MADE = "<!-- Made by `make docs`; do not edit. -->\n\n"


def settings_page() -> str:
    """Every setting from the environment."""
    rows = [
        f"| `{each.full_name}` | {f'`{each.default}`' if each.default else 'empty'} "
        f"| {each.sentence}{' Secret.' if each.secret else ''} |"
        for each in VARIABLES
    ]
    return (
        f"{MADE}# Settings\n\nFacts of the machine, read from the environment. What offices differ in is data in the "
        "database and is changed in the office. Any of them may be given as a file: `NAME_FILE=/path`. An unknown "
        "`WARTAPRAJA_*` name or an unreadable value stops the start in one sentence.\n\n"
        "| name | default | meaning |\n|---|---|---|\n" + "\n".join(rows) + "\n"
    )


def commands_page() -> str:
    """Every command with its arguments."""
    return (
        f"{MADE}# The command line\n\nEvery command exits with 0 on success, 1 when what it checks does not hold, 2 on "
        "wrong use. With `--json` one JSON document stands on standard output and nothing else; progress and messages "
        "go to standard error.\n\n" + "\n".join(_sections(command_line()))
    )


def _sections(parser: argparse.ArgumentParser) -> Iterator[str]:
    verbs = _verbs(parser)
    if verbs:
        for _name, verb in verbs:
            yield from _sections(verb)
        return
    rows = [
        f"| {_name_of(action)} | {action.help} |\n"
        for action in parser._actions
        if not isinstance(action, argparse._HelpAction)
    ]
    table = "| argument | meaning |\n|---|---|\n" + "".join(rows) if rows else ""
    yield f"## `{parser.prog}`\n\n{parser.description}\n\n{table}"


def _verbs(parser: argparse.ArgumentParser) -> list[tuple[str, argparse.ArgumentParser]]:
    return [
        each
        for action in parser._actions
        if isinstance(action, argparse._SubParsersAction)
        for each in action.choices.items()
    ]


def _name_of(action: argparse.Action) -> str:
    value = f" {action.metavar}" if action.option_strings and action.metavar else ""
    name = (
        action.option_strings[-1] if action.option_strings else str(action.metavar or action.dest)
    )
    return f"`{name}{value}`" + (" (required)" if action.required else "")


def glossary_page() -> str:
    """The words of the field, both ways, and what the code calls them."""
    with (REFERENCE / "glossary.csv").open(encoding="utf-8", newline="") as file:
        terms = list(csv.DictReader(file))
    return (
        f"{MADE}# Glossary\n\nWhat officers say, what it is in English, and its name in the code. An Indonesian noun stands "
        "in the code where English would merge two things that the law keeps apart.\n\n## Indonesia – English\n\n"
        + _terms(terms, "indonesia", "english")
        + "\n## English – Indonesia\n\n"
        + _terms(terms, "english", "indonesia")
    )


def _terms(terms: list[dict[str, str]], first: str, second: str) -> str:
    ordered = sorted(terms, key=lambda term: term[first].casefold())
    rows = "".join(f"| {term[first]} | {term[second]} | {_code(term)} |\n" for term in ordered)
    return f"| {first} | {second} | in code |\n|---|---|---|\n{rows}"


def _code(term: dict[str, str]) -> str:
    return f"`{term['in_code']}`" if term["in_code"] else ""


PAGES = {
    "settings.md": settings_page,
    "commands.md": commands_page,
    "glossary.md": glossary_page,
}


def main() -> int:
    """Write the pages, or compare them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    checking, wrong = parser.parse_args().check, 0
    for name, page in PAGES.items():
        path, text = REFERENCE / name, page()
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        wrong += 1
        print(f"docs/reference/{name}: {'differs; run make docs' if checking else 'written'}")
        if not checking:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return 1 if checking and wrong else 0


if __name__ == "__main__":
    sys.exit(main())
