"""A letter as paper: as it would print now, or as it was signed."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from wartapraja.casework.activity import Work
from wartapraja.letters import commands, present, queries
from wartapraja.letters.activities.sign import mark_of, signer_ahead
from wartapraja.letters.models import OutgoingLetter
from wartapraja.letters.outgoing import official_words
from wartapraja.letters.terms import LetterState, MarkKind, SigningWay
from wartapraja.letters.views.reading import letter_for, page_of, reader

SIGN = "letters.sign"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def private(content: bytes, mime: str, name: str, *, inline: bool = True) -> HttpResponse:
    """Bytes that no cache keeps and in which nothing runs."""
    answer = HttpResponse(content, content_type=mime)
    how = "inline" if inline else "attachment"
    answer["Content-Disposition"] = f'{how}; filename="{name}"'
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


def pdf(request: HttpRequest, key: uuid.UUID) -> HttpResponse | FileResponse:
    """The signed file; before that the exact draft."""
    letter = letter_for(request, key)
    name = f"{letter.kind.replace('_', '-')}-{letter.code}.pdf"
    if letter.file:
        return private(letter.file.read(), "application/pdf", name)
    return private(commands.render(letter.kind, drawn(request, letter)), "application/pdf", name)


def docx(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """The same words, editable."""
    letter = letter_for(request, key)
    data = drawn(request, letter)
    if letter.number:
        data |= {"number": letter.number, "sign": {"way": "none"}}
    content = commands.as_docx(letter.kind, data)
    return private(content, DOCX, f"{letter.kind}-{letter.code}.docx", inline=False)


def page(request: HttpRequest, key: uuid.UUID, number: int) -> HttpResponse:
    """One page as a picture, for reading beside the buttons."""
    letter = letter_for(request, key)
    pages = commands.pictures(letter.kind, drawn(request, letter))
    if not 1 <= number <= len(pages):
        raise Http404
    return private(pages[number - 1], "image/png", f"halaman-{number}.png")


@require_POST
def print_to_sign(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Number and date for a signature by hand: only whoever is to sign now may ask for it."""
    letter = letter_for(request, key)
    work = _work(request, letter)
    mine = letter.case is not None and page_of(request, letter.case).my_turn
    if work is None or not mine or mark_of(work) != MarkKind.TANDA_TANGAN:
        raise PermissionDenied
    person = reader(request)
    try:
        prepared = commands.prepare(
            letter,
            way=SigningWay.WET,
            signer=queries.official_of(work),
            person=person,
            at=present.now(),
        )
    except (commands.Refused, commands.BadLetter) as refused:
        messages.error(request, str(refused))
        return redirect("casework_case", work.case.pk)
    return private(prepared.pdf, "application/pdf", f"{letter.kind}-{letter.code}-cetak.pdf")


def drawn(request: HttpRequest, letter: OutgoingLetter) -> dict[str, Any]:
    """The data of a draft, with whoever is expected to sign it."""
    at: datetime = letter.signed_at or present.now()
    work = _work(request, letter)
    if work is not None:
        return queries.draft_data(letter, signer_ahead(work), at)
    name, position = letter.signer_name, letter.signer_position
    signer = official_words(position, name) if name else official_words()
    return queries.draft_data(letter, signer, at)


def _work(request: HttpRequest, letter: OutgoingLetter) -> Work | None:
    """The step in which the letter is signed, when it is open and this reader holds it."""
    if letter.case is None or letter.state != LetterState.CIRCULATING:
        return None
    shown = page_of(request, letter.case)
    if shown.work is None or shown.work.step.activity != SIGN:
        return None
    return shown.work
