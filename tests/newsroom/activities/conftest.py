"""One case of SOP 1 in the office of the cast, and the papers that people really hand in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from docx.shared import Cm

from tests.newsroom.conftest import png
from tests.people import NOW, Cast
from wartapraja.casework import commands as casework
from wartapraja.casework.models import Case, StepRun
from wartapraja.newsroom import queries
from wartapraja.newsroom.activities.write.form import WriteForm
from wartapraja.newsroom.models import ArticlePage
from wartapraja.record.models import Outbox
from wartapraja.record.worker import run_once

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def manuscript(title: str = "Jembatan Cendana dibuka", *, comment: str = "") -> bytes:
    """A Word file as an officer writes it: title, headings, a list, a table, a picture with its text."""
    document = Document()
    document.add_heading(title, level=0)
    first = document.add_paragraph("Bupati membuka Jembatan Cendana pada Jumat pagi. ")
    first.add_run("Jembatan itu dapat dilalui kendaraan berat.").bold = True
    if comment:
        document.add_comment(first.runs, text=comment, author="Retno Widuri", initials="RW")
    document.add_heading("Latar", level=1)
    document.add_paragraph("Jembatan lama rusak oleh banjir dua tahun lalu.")
    for line in ("Panjang 80 meter", "Lebar 7 meter"):
        document.add_paragraph(line, style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for row, cells in enumerate((("Tahap", "Biaya"), ("Satu", "1.250,5 juta"))):
        for column, words in enumerate(cells):
            table.cell(row, column).text = words
    document.add_picture(BytesIO(png("green")), width=Cm(4))
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def word_file(name: str = "naskah.docx", **more: Any) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, manuscript(**more), content_type=WORD)


def photo(name: str = "peresmian.png", colour: str = "navy") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, png(colour), content_type="image/png")


def filled(files: Mapping[str, Any], **words: str) -> dict[str, Any]:
    """What the writer's form hands on."""
    form = WriteForm(words, dict(files))
    assert form.is_valid(), form.errors
    return form.cleaned_data


@dataclass
class Run:
    """A case of SOP 1 and the hands that move it."""

    case: Case
    people: Cast
    at: datetime = NOW

    HANDS = {
        "staf_pengolah_data": "reporter",
        "kasi": "kasi",
        "kabid": "kabid",
        "staf_admin": "staf_admin",
    }

    @property
    def turn(self) -> StepRun:
        return StepRun.objects.get(case=self.case, open=True)

    @property
    def article(self) -> ArticlePage:
        article = queries.article_of_case(str(self.case.key))
        assert article is not None
        return article

    @property
    def draft(self) -> ArticlePage:
        return self.article.get_latest_revision_as_object()

    def press(self, outcome: str, reason: str = "", **more: Any) -> None:
        """The holder of the open step presses a button, five minutes later."""
        self.at += timedelta(minutes=5)
        turn = self.turn
        person = getattr(self.people, self.HANDS[turn.actor])
        casework.act(
            case_id=self.case.pk,
            turn_id=turn.pk,
            outcome=outcome,
            reason=reason,
            person=person,
            at=self.at,
            **more,
        )
        self.case.refresh_from_db()

    def locked(self, role: str) -> bool:
        lock = self.article.get_lock()
        return bool(lock and lock.for_user(getattr(self.people, role).user))


@pytest.fixture
def run(home, office, people) -> Run:
    casework.adopt_shipped(NOW)
    case = casework.start(
        office=office,
        sop_key="pesona-bengkalis",
        track="artikel",
        title="Jembatan Cendana",
        person=people.reporter,
        at=NOW,
    )
    return Run(case=case, people=people)


@pytest.fixture
def work():
    """Let the worker have the effects of these names; the others wait."""

    def have(*names: str) -> None:
        named = names or ("newsroom.keep_notes",)
        Outbox.objects.exclude(name__in=named).update(not_before=datetime(2090, 1, 1, tzinfo=UTC))
        while run_once(datetime(2026, 12, 1, tzinfo=UTC)):
            pass
        failed = Outbox.objects.filter(name__in=named).exclude(last_error="")
        assert not failed.exists(), list(failed.values_list("last_error", flat=True))

    return have
