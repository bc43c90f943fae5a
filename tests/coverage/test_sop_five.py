"""SOP 5 from the letter to the filed photos, step by step, as the people of the office press."""

import io
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.people import NOW, Cast
from wartapraja.casework import commands as casework
from wartapraja.casework.models import Case, StepRun
from wartapraja.casework.queries import case_page
from wartapraja.casework.registry import activity_at
from wartapraja.coverage.models import ArchiveRecord, Event
from wartapraja.letters.models import Disposisi, IncomingLetter
from wartapraja.newsroom.commands import set_up_site

pytestmark = pytest.mark.django_db
TOMORROW = "2026-11-24T09:00"


def photo(name: str = "pasar.jpg", seed: int = 1) -> SimpleUploadedFile:
    buffer = io.BytesIO()
    Image.effect_noise((80, 60), 40 + seed).convert("RGB").save(buffer, "JPEG")
    return SimpleUploadedFile(name, buffer.getvalue(), content_type="image/jpeg")


@dataclass
class Run:
    """A case of SOP 5 and the hands that move it through the forms of the pages."""

    case: Case
    people: Cast
    at: datetime = NOW

    @property
    def turn(self) -> StepRun:
        return StepRun.objects.get(case=self.case, open=True)

    def holder(self) -> Any:
        return {
            "staf": self.people.reporter,
            "kasi": self.people.kasi,
            "kabid": self.people.kabid,
            "sekdis": self.people.sekdis,
            "kadis": self.people.kadis,
        }[self.turn.actor]

    def form(self, typed: dict[str, Any] | None = None, files: Any = None) -> Any:
        page = case_page(self.case, self.holder(), self.at)
        assert page.work is not None
        activity = activity_at(page.work.step.activity)
        posted = None
        if typed is not None:
            blank = activity.form(page.work)
            begun = (
                {
                    f"step-{name}": blank.get_initial_for_field(field, name)
                    for name, field in blank.fields.items()
                }
                if blank
                else {}
            )
            posted = {key: value for key, value in begun.items() if value not in (None, "")}
            posted |= {f"step-{name}": value for name, value in typed.items()}
            files = {f"step-{name}": value for name, value in (files or {}).items()}
        return activity.form(page.work, posted, files)

    def press(
        self, outcome: str = "selesai", reason: str = "", files: Any = None, **typed: Any
    ) -> None:
        self.at += timedelta(minutes=3)
        form = self.form(typed, files)
        if form is not None:
            assert form.is_valid(), form.errors
        casework.act(
            case_id=self.case.pk,
            turn_id=self.turn.pk,
            outcome=outcome,
            reason=reason,
            person=self.holder(),
            at=self.at,
            data=form.cleaned_data if form is not None else {},
        )
        self.case.refresh_from_db()

    def dispose(self, outcome: str = "selesai", **typed: Any) -> None:
        self.press(outcome, **{"instructions": ["tindak_lanjut"], **typed})

    def seat(self, **typed: Any) -> None:
        who = self.people.reporter.key
        self.press(
            **{
                "starts": TOMORROW,
                "ends": "2026-11-24T11:00",
                "text": [who],
                "photo": [who],
                **typed,
            }
        )


@pytest.fixture
def run(office: Any, people: Cast) -> Run:
    set_up_site(title="Situs Uji")
    casework.adopt_shipped(NOW)
    case = casework.start(
        office=office,
        sop_key="peliputan-bengkalis",
        track="liputan",
        title="Peresmian Pasar Baru",
        person=people.reporter,
        at=NOW,
    )
    return Run(case=case, people=people)


def register(run: Run, **typed: Any) -> None:
    run.press(
        files={"scan": SimpleUploadedFile("surat.pdf", (b"%PDF-1.4\n%%EOF"), "application/pdf")}
        if typed.pop("scan", False)
        else None,
        **{
            "source": "letter",
            "sender": "Dinas Perdagangan",
            "letter_number": "005/88/2026",
            "letter_date": "2026-11-19",
            "place": "Pasar Baru",
            **typed,
        },
    )


def up_to_covering(run: Run) -> None:
    register(run)
    run.dispose()
    run.dispose()
    run.seat()
    run.press()
    run.dispose("selesai")
    run.press("tidak")


def test_the_letter_gets_its_number_and_the_event_its_place_in_the_calendar(run: Run) -> None:
    register(run, starts=TOMORROW, ends="2026-11-24T11:00")
    letter = IncomingLetter.objects.get(case=run.case)
    event = Event.objects.get(case=run.case)
    assert (letter.agenda_number, letter.subject) == (1, "Peresmian Pasar Baru")
    assert (event.place, event.starts.hour, event.state) == ("Pasar Baru", 2, "planned")
    assert run.turn.step == "disposisi-kadis"


def test_a_letter_without_sender_is_not_registered_and_says_so(run: Run) -> None:
    form = run.form({"source": "letter", "sender": ""})
    assert "sender" in form.errors


def test_the_agenda_of_the_leader_needs_no_letter(run: Run) -> None:
    register(run, source="agenda", sender="", letter_number="")
    assert not IncomingLetter.objects.exists()
    assert Event.objects.get().source == "agenda"


def test_each_order_stands_beneath_the_last_and_the_sheet_is_a_paper_of_the_case(run: Run) -> None:
    register(run)
    run.dispose(words="Liput dan siapkan rilis")
    run.dispose()
    kadis, kabid = Disposisi.objects.order_by("at")
    assert (kadis.by, kabid.by) == (run.people.kadis, run.people.kabid)
    assert kabid.answers.disposisi == kadis
    assert run.case.papers.filter(title__icontains="isposi").count() == 2


def test_the_next_hand_is_ticked_already(run: Run) -> None:
    register(run)
    assert run.form().initial.get("to") or run.form().fields["to"].initial == [run.people.kabid.key]


def test_a_clash_keeps_the_step_open_until_a_reason_is_given(run: Run) -> None:
    register(run)
    run.dispose()
    run.dispose()
    run.seat()
    second = casework.start(
        office=run.case.office,
        sop_key="peliputan-bengkalis",
        track="liputan",
        title="Panen raya",
        person=run.people.reporter,
        at=run.at,
    )
    other = Run(case=second, people=run.people, at=run.at)
    register(other, letter_number="005/89/2026")
    other.dispose()
    other.dispose()
    with pytest.raises(casework.NotPossible, match="Peresmian Pasar Baru"):
        other.seat()
    assert other.turn.step == "jadwalkan" and Event.objects.get(case=second).starts is None
    other.seat(override_reason="Bersebelahan")
    assert Event.objects.get(case=second).team.count() == 2


def test_inside_the_island_the_three_steps_of_the_spt_are_skipped(run: Run) -> None:
    up_to_covering(run)
    assert run.turn.step == "liput"
    assert Event.objects.get().outside is False


def test_covering_ends_only_when_something_is_here(run: Run) -> None:
    up_to_covering(run)
    with pytest.raises(casework.NotPossible):
        run.press(words="")
    run.press(
        words="Pasar dibuka pukul sembilan.", files={"files": [photo()]}, caption="Pita digunting"
    )
    assert run.turn.step == "laporkan"
    assert {item.kind for item in Event.objects.get().items.all()} == {"note", "photo"}


def test_a_picture_without_consent_does_not_go_on(run: Run) -> None:
    up_to_covering(run)
    run.press(words="Ada", files={"files": [photo()]}, consent="none")
    item = Event.objects.get().items.get(kind="photo")
    with pytest.raises(casework.NotPossible, match=r"pasar\.jpg"):
        run.press(title="Pasar", words="Ada", chosen=[str(item.pk)])


def test_the_report_goes_to_the_called_sop_which_takes_its_words_and_pictures(run: Run) -> None:
    up_to_covering(run)
    run.press(words="Pasar dibuka.", files={"files": [photo()]}, caption="Pita digunting")
    item = Event.objects.get().items.get(kind="photo")
    run.press(title="Pasar Baru dibuka", words="Pasar dibuka.\n\nRamai.", chosen=[str(item.pk)])
    assert run.turn.actor == "kasi"
    run.press()
    run.press("jalankan")
    child = run.case.called.get()
    page = case_page(child, run.people.reporter, run.at)
    form = activity_at("newsroom.write").form(page.work, {"step-from_caller": "on"}, {})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["read"].title == "Pasar Baru dibuka"
    assert [paper.facts["caption"] for paper in form.cleaned_data["handed"]] == ["Pita digunting"]


def test_without_publication_the_case_still_comes_to_its_end_and_is_filed(run: Run) -> None:
    up_to_covering(run)
    run.press(words="Pasar dibuka.", files={"files": [photo()]}, caption="Pita digunting")
    run.press(title="Pasar", words="Pasar dibuka.", chosen=[])
    run.press()
    run.press("lanjut-tanpa-terbit", reason="Ditunda pimpinan")
    reasons = {f"{key}_reason": "Tidak terbit" for key in ("facebook", "x", "youtube")}
    run.press(**reasons)
    run.press(passed="Tidak terbit")
    run.press(people="Bupati")
    record = ArchiveRecord.objects.get(case=run.case)
    assert record.classification.code == "400.14.3"
    assert {each.role for each in record.files.all()} == {"original", "paper"}
    assert run.case.status == "finished"


def test_an_original_that_was_altered_stops_the_filing_and_is_named(run: Run) -> None:
    up_to_covering(run)
    run.press(words="Ada", files={"files": [photo()]})
    item = Event.objects.get().items.get(kind="photo")
    run.press(title="Pasar", words="Ada", chosen=[])
    run.press()
    run.press("lanjut-tanpa-terbit", reason="Ditunda")
    run.press(**{f"{key}_reason": "Tidak" for key in ("facebook", "x", "youtube")})
    run.press(passed="Tidak")
    with item.file.storage.open(item.file.name, "wb") as file:
        file.write(b"lain")
    with pytest.raises(casework.NotPossible, match=r"pasar\.jpg"):
        run.press()
    assert run.turn.step == "arsipkan"
