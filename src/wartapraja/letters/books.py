"""The books of letters as rows of words, for the screen, for paper and for a spreadsheet."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from wartapraja.letters.commands.rendering import render
from wartapraja.letters.heading import letterhead
from wartapraja.letters.terms import NumberState

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so would be run by a spreadsheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A book: its name, the month in words, its columns and rows."""

    name: str
    period: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def month_words(month: date | None) -> str:
    """A month as a book names it; empty for all."""
    return date_format(month, "F Y") if month is not None else ""


def outgoing_book(numbers: Sequence[Any], month: date | None, zone: Any) -> Book:
    """The register of outgoing letters (buku agenda surat keluar)."""
    rows = tuple(
        (
            str(each.serial),
            each.text,
            _day(each.given_at, zone),
            each.letter.title if each.letter else "",
            each.letter.signer_position if each.letter else "",
            each.letter.external_number if each.letter else "",
            each.explanation if each.state == NumberState.VOID else "",
        )
        for each in numbers
    )
    head = ("No.", _("Number"), _("Date"), _("Subject"), _("Signer"), "SRIKANDI", _("Note"))
    return Book(
        name=_("Register of outgoing letters"), period=month_words(month), head=head, rows=rows
    )


def incoming_book(letters: Sequence[Any], month: date | None) -> Book:
    """The agenda book of incoming letters (buku agenda surat masuk)."""
    rows = tuple(
        (
            str(each.agenda_number),
            date_format(each.received, "j F Y"),
            each.sender,
            each.letter_number,
            date_format(each.letter_date, "j F Y") if each.letter_date else "",
            each.subject,
            each.get_nature_display(),
        )
        for each in letters
    )
    head = (
        "No.",
        _("Received on"),
        _("Letter from"),
        _("Letter number"),
        _("Letter date"),
        _("Subject"),
        _("Nature (sifat)"),
    )
    return Book(
        name=_("Agenda book of incoming letters"), period=month_words(month), head=head, rows=rows
    )


def as_pdf(book: Book, office: Any, at: datetime) -> bytes:
    """The book on a lying folio."""
    data = {
        "office": letterhead(office),
        "at": at.isoformat(),
        "name": book.name,
        "period": book.period,
        "head": list(book.head),
        "rows": [list(row) for row in book.rows],
    }
    return render("buku", data)


def as_xlsx(book: Book) -> bytes:
    """The book as a spreadsheet; words stay words, whatever they begin with."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = book.name[:31]
    sheet.append([f"{book.name} {book.period}".strip()])
    sheet.append([])
    sheet.append(list(book.head))
    for cell in sheet[3]:
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True)
    for row in book.rows:
        sheet.append([_harmless(each) for each in row])
    for n, title in enumerate(book.head):
        longest = max((len(row[n]) for row in book.rows), default=0)
        letter = sheet.cell(row=3, column=n + 1).column_letter
        sheet.column_dimensions[letter].width = min(max(len(title), longest, 6) + 2, 60)
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def _harmless(text: str) -> str:
    clean = "".join(each for each in text if each >= " " or each in "\n\t")
    return f"'{clean}" if clean.startswith(FORMULA_STARTS) else clean


def _day(at: datetime, zone: Any) -> str:
    return date_format(at.astimezone(zone), "j F Y")
