"""Reading back what was printed, with software nobody here wrote."""

import html
import io
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator

import pikepdf
import pytest


def opened(pdf: bytes) -> pikepdf.Pdf:
    """The file as pikepdf reads it."""
    return pikepdf.open(io.BytesIO(pdf))


def words(pdf: bytes) -> str:
    """The text of all pages in reading order, runs of white space as one space."""
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.skip("pdftotext is missing: apt install poppler-utils")
    done = subprocess.run([tool, "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def fonts(document: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every font of every page, the simple ones and those inside composite ones."""
    for page in document.pages:
        for font in page.Resources.get("/Font", {}).values():
            yield font.get("/DescendantFonts", [font])[0]


def tool(name: str, pdf: bytes, *arguments: str) -> str:
    """What a tool of poppler prints about the file."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is missing: apt install poppler-utils")
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        # pdftotext writes to a file unless told otherwise; the others take no output.
        end = ["-"] if name == "pdftotext" else []
        done = subprocess.run([found, *arguments, file.name, *end], capture_output=True, check=True)
    return done.stdout.decode()


def pages(pdf: bytes) -> list[str]:
    """The text of each page, white space as one space."""
    return [" ".join(page.split()) for page in tool("pdftotext", pdf, "-layout").split("\f")[:-1]]


def place_of(pdf: bytes, *phrase: str) -> tuple[int, float, float]:
    """Page, left and top edge (points) of the first place where these words follow each other."""
    found = _boxes(pdf)
    for n in range(len(found) - len(phrase) + 1):
        run = found[n : n + len(phrase)]
        if tuple(each[3] for each in run) == phrase:
            return run[0][:3]
    raise AssertionError(f"{' '.join(phrase)!r} is not in the file")


def _boxes(pdf: bytes) -> list[tuple[int, float, float, str]]:
    boxes = []
    page = 0
    for line in tool("pdftotext", pdf, "-bbox").splitlines():
        page += "<page " in line
        word = re.search(r'<word xMin="([\d.]+)" yMin="([\d.]+)".*?>(.*)</word>', line)
        if word:
            boxes.append((page, float(word[1]), float(word[2]), html.unescape(word[3])))
    return boxes


def assert_archivable(pdf: bytes, size: str) -> None:
    """Poppler and pikepdf find PDF/A-2a, PDF/UA-1, tags, embedded fonts and the paper."""
    said = tool("pdfinfo", pdf)
    assert re.search(r"Tagged:\s+yes", said), said
    assert re.search(rf"Page size:\s+{size}", said), said
    for row in tool("pdffonts", pdf).splitlines()[2:]:
        # Columns from the right: object, generation, unicode map, subset, embedded.
        assert row.split()[-5] == "yes", row
    document = opened(pdf)
    with document.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert metadata["pdfuaid:part"] == "1"
    assert document.check_pdf_syntax() == []
