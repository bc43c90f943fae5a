"""Reading back what was printed, with software nobody here wrote."""

import io
import shutil
import subprocess
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
