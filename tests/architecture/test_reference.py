"""The reference pages cannot lie: they are made from the code, and the glossary names what is there."""

import csv
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "wartapraja"


def terms() -> list[dict[str, str]]:
    with (ROOT / "docs/reference/glossary.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_reference_pages_are_those_that_the_code_makes() -> None:
    result = subprocess.run(
        [sys.executable, "scripts/docs.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout


def test_every_name_in_the_glossary_is_a_name_in_the_code() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    written = set(re.findall(r"\w+", text)) | {path.name for path in SOURCE.rglob("*")}
    missing = [term["in_code"] for term in terms() if term["in_code"]]
    assert [name for name in missing if name not in written] == []


def test_a_word_has_one_line_in_the_glossary() -> None:
    words = [term["indonesia"] for term in terms()]
    assert sorted(set(words)) == sorted(words)
