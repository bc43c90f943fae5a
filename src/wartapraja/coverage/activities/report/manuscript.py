"""The report as a Word file, which any step that writes an article can take in."""

import io
from collections.abc import Sequence

from docx import Document

from wartapraja.coverage.models import FieldItem


def as_docx(title: str, words: str, items: Sequence[FieldItem]) -> bytes:
    """Title, paragraphs, and a list of the material with caption, credit and people."""
    document = Document()
    document.add_heading(title, level=1)
    for paragraph in filter(None, (each.strip() for each in words.splitlines())):
        document.add_paragraph(paragraph)
    if items:
        document.core_properties.keywords = ", ".join(each.name for each in items if each.name)[
            :250
        ]
    document.core_properties.title = title[:250]
    document.core_properties.author = ""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
