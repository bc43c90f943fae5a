"""SOP 1 from a Word file to the public page: what each step takes, leaves and refuses."""

import subprocess

import pytest
from wagtail.models import Revision

from tests.newsroom.activities.conftest import Run, filled, photo, word_file
from tests.newsroom.conftest import revise
from tests.people import NOW
from wartapraja.casework import commands as casework
from wartapraja.casework.models import CasePaper
from wartapraja.casework.queries import case_page
from wartapraja.casework.registry import activity_at
from wartapraja.media.models import Picture
from wartapraja.newsroom import queries
from wartapraja.newsroom.models import ArticlePage, Category, PageDesk, Pin
from wartapraja.newsroom.ticks import let_go
from wartapraja.organisation import commands as appointing
from wartapraja.record import queries as recorded
from wartapraja.record.models import Outbox

pytestmark = pytest.mark.django_db


def write(run: Run, **more) -> None:
    run.press(
        "selesai",
        data=filled({"manuscript": word_file(), "photos": [photo()]}, credit="Humas", **more),
    )


def complete_filing(run: Run) -> Revision:
    Picture.objects.update(alt="Jembatan dari arah sungai", credit="Humas")
    return revise(run.article, category=Category.objects.first())


def up_to(run: Run, step: str) -> None:
    """Bring the case to a step by the shortest way."""
    way = {
        "sunting": lambda: write(run),
        "setujui": lambda: run.press("selesai"),
        "susun": lambda: run.press("setujui"),
        "unggah": lambda: (complete_filing(run), run.press("selesai")),
        "koreksi": lambda: run.press("selesai"),
        "terbitkan": lambda: run.press("sesuai"),
        "bagikan": lambda: run.press("selesai"),
    }
    for key, move in way.items():
        move()
        if key == step:
            return


def test_a_draft_stands_ready_when_the_case_begins_and_is_the_writer_s(run: Run):
    assert run.draft.title == "Jembatan Cendana" and not run.article.live
    assert not run.locked("reporter")
    assert run.locked("kasi") and run.locked("kabid") and run.locked("stranger")


def test_the_word_file_becomes_an_article_with_its_pictures_in_place(run: Run):
    write(run)
    kinds = [block.block_type for block in run.draft.body]
    assert run.draft.title == "Jembatan Cendana dibuka"
    assert run.draft.intro.startswith("Bupati membuka Jembatan Cendana")
    assert {"heading", "paragraph", "table", "picture"} <= set(kinds)
    assert kinds.index("heading") < kinds.index("table") < kinds.index("picture")
    assert run.draft.cover is not None and run.draft.cover.credit == "Humas"
    (paper,) = CasePaper.objects.filter(case=run.case, kind="incoming")
    assert paper.name == "naskah.docx" and paper.sha256
    assert queries.incoming_revision(run.article) == run.article.get_latest_revision()


def test_comments_in_the_margin_become_notes_on_the_case_and_no_part_of_the_article(run: Run, work):
    run.press("selesai", data=filled({"manuscript": word_file(comment="Periksa tanggalnya.")}))
    work()
    (note,) = run.case.comments.filter(source="word", author="Retno Widuri")
    assert "Periksa tanggalnya." in note.text
    assert "Periksa" not in queries.plain_text(run.draft)
    assert recorded.verify().ok


def test_a_step_without_words_is_not_finished_and_the_case_stays(run: Run):
    with pytest.raises(casework.NotPossible) as refusal:
        run.press("selesai", data=filled({}))
    assert refusal.value.reasons[0].field == "manuscript"
    assert run.turn.step == "tulis"


def test_who_writes_in_the_editor_needs_no_word_file(run: Run):
    revise(run.article, body=[("paragraph", "<p>Ditulis langsung.</p>")], intro="Teras.")
    run.press("selesai", data=filled({}))
    assert run.turn.step == "sunting"


def test_the_editor_sees_what_changed_against_what_came_in(run: Run):
    write(run)
    revise(run.article, title="Jembatan Cendana diresmikan")
    shown = panel(run)
    assert "<del>dibuka</del><ins>diresmikan</ins>" in shown["diff"]
    assert shown["may_edit"]


def panel(run: Run):
    page = case_page(run.case, getattr(run.people, run.HANDS[run.turn.actor]), run.at)
    return activity_at(page.step.activity).panel_context(page.work)


def test_sent_back_the_writer_edits_again_and_nobody_else(run: Run):
    write(run)
    assert not run.locked("kasi") and run.locked("reporter")
    run.press("kembalikan", "Tanggalnya keliru.")
    assert not run.locked("reporter") and run.locked("kasi")
    assert PageDesk.objects.get(page=run.article).incoming_id is not None


def test_while_the_head_decides_the_article_stands_still(run: Run):
    up_to(run, "setujui")
    assert run.turn.step == "setujui"
    assert all(run.locked(role) for role in ("reporter", "kasi", "kabid", "staf_admin"))


def test_the_approval_pins_the_revision_and_leaves_a_sheet_that_names_its_hash(run: Run):
    up_to(run, "setujui")
    seen = run.article.get_latest_revision()
    run.press("setujui", by_way_of="link")
    pin = Pin.objects.get(page=run.article)
    assert (pin.revision, pin.sha256) == (seen, queries.revision_sha256(seen))
    sheet = CasePaper.objects.get(case=run.case, kind="approval")
    assert sheet.mime == "application/pdf" and sheet.file.read(5) == b"%PDF-"
    assert sheet.facts["sha256_of_article"] == pin.sha256


def test_an_acting_official_approves_as_such_and_the_sheet_names_the_order(run: Run):
    up_to(run, "setujui")
    order = "Surat Perintah Nomor 800/17/2026"
    appointing.appoint(
        run.people.staf_admin,
        run.people.kabid.holdings.get().position,
        kind="plh",
        starts=NOW.date(),
        ends=NOW.date(),
        legal_basis=order,
        at=NOW,
    )
    run.HANDS = {**run.HANDS, "kabid": "staf_admin"}
    run.press("setujui")
    sheet = CasePaper.objects.get(case=run.case, kind="approval")
    printed = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=sheet.file.read(), capture_output=True, check=True
    ).stdout.decode()
    assert "Plh. Kepala Bidang" in printed and order in printed


def test_a_refusal_leaves_a_sheet_too_and_the_draft_is_closed(run: Run):
    up_to(run, "setujui")
    run.press("tolak", "Bukan urusan dinas.")
    assert CasePaper.objects.get(case=run.case, kind="approval").facts["decision"] == "rejected"
    assert not Pin.objects.exists() and run.locked("kasi")
    assert run.case.status == "rejected"


def test_composing_ends_only_when_nothing_is_missing(run: Run):
    up_to(run, "susun")
    with pytest.raises(casework.NotPossible) as refusal:
        run.press("selesai")
    words = " ".join(reason.sentence for reason in refusal.value.reasons)
    assert (
        all(reason.link for reason in refusal.value.reasons) and len(refusal.value.reasons) >= 3
    ), words
    complete_filing(run)
    run.press("selesai")
    assert run.turn.step == "unggah"


def test_uploading_leaves_a_preview_that_is_not_public(run: Run):
    up_to(run, "koreksi")
    preview = CasePaper.objects.get(case=run.case, step="unggah")
    assert "view_draft" in preview.url or "draft" in preview.url
    assert not queries.published().exists()


def test_the_correction_may_go_back_to_uploading(run: Run):
    up_to(run, "koreksi")
    run.press("kembalikan", "Galeri kurang satu foto.")
    assert run.turn.step == "unggah" and not run.locked("staf_admin")


def test_the_corrected_version_is_what_goes_live(run: Run):
    up_to(run, "koreksi")
    revise(run.article, title="Jembatan Cendana resmi dibuka")
    run.press("sesuai")
    run.press("selesai")
    shown = ArticlePage.objects.get(pk=run.article.pk)
    assert shown.live and shown.title == "Jembatan Cendana resmi dibuka"
    assert shown.first_published_at == run.at
    assert shown.live_revision_id == Pin.objects.filter(page=shown).first().revision_id


def test_what_was_changed_after_it_passed_does_not_go_live(run: Run):
    up_to(run, "terbitkan")
    revise(run.article, title="Judul yang tidak dilihat siapa pun")
    with pytest.raises(casework.NotPossible):
        run.press("selesai")
    assert not ArticlePage.objects.get(pk=run.article.pk).live


def test_publishing_asks_for_baking_and_for_the_proof_and_closes_the_page(run: Run):
    up_to(run, "bagikan")
    assert run.article.live
    names = set(
        Outbox.objects.filter(name__in=("website.bake", "newsroom.prove")).values_list(
            "name", flat=True
        )
    )
    assert names == {"website.bake", "newsroom.prove"}
    assert all(run.locked(role) for role in ("reporter", "kasi", "kabid", "staf_admin"))
    trail = queries.trail(run.article)
    assert [step["number"] for step in trail] == ["1", "2", "3", "4", "5", "6"]
    assert not any(person.full_name in str(trail) for person in run.people)
    address = CasePaper.objects.get(case=run.case, step="terbitkan").url
    assert address == queries.public_url(run.article)


def test_the_record_of_the_whole_run_holds(run: Run):
    up_to(run, "bagikan")
    assert recorded.verify().ok


def test_the_light_page_shows_the_article_with_its_pictures_inside_and_nothing_live(run: Run):
    write(run)
    revise(run.article, title="<script>alert(1)</script>")
    run.press("selesai")
    html = activity_at("newsroom.approve").preview_html(work_of(run))
    assert "data:image/" in html and "Panjang 80 meter" in html
    assert "<script" not in html and "http://" not in html.replace("http://www.w3.org", "")


def work_of(run: Run):
    return case_page(run.case, run.people.kabid, run.at).work


def test_the_hash_that_the_official_sees_is_the_one_on_the_sheet(run: Run):
    up_to(run, "setujui")
    seen = activity_at("newsroom.approve").subject_hash(work_of(run))
    run.press("setujui")
    assert CasePaper.objects.get(case=run.case, kind="approval").facts["sha256_of_article"] == seen


def test_without_a_site_the_case_says_what_the_administrator_must_do(office, people):
    casework.adopt_shipped(NOW)
    case = casework.start(
        office=office,
        sop_key="pesona-bengkalis",
        track="artikel",
        title="Uji",
        person=people.reporter,
        at=NOW,
    )
    bare = Run(case=case, people=people)
    with pytest.raises(casework.NotPossible):
        bare.press("selesai", data={})
    assert activity_at("newsroom.write").check()


@pytest.fixture
def correction(run: Run) -> Run:
    """A second case, begun after the first has published its article."""
    up_to(run, "bagikan")
    case = casework.start(
        office=run.case.office,
        sop_key="pesona-bengkalis",
        track="artikel",
        title="Ralat jembatan",
        person=run.people.reporter,
        at=run.at,
    )
    return Run(case=case, people=run.people, at=run.at)


def test_a_live_article_is_changed_by_a_case_of_its_own_and_stays_as_it_is_until_then(
    run: Run, correction: Run
):
    live = run.article
    before = ArticlePage.objects.count()
    correction.press("selesai", data=filled({}, corrects=queries.public_url(live)))
    assert correction.article == live and ArticlePage.objects.count() == before - 1
    assert not correction.locked("kasi")
    revise(live, title="Jembatan Cendana dibuka (ralat)")
    assert "(ralat)" in panel(correction)["diff"]
    for outcome in ("selesai", "setujui", "selesai", "selesai", "sesuai"):
        correction.press(outcome)
        assert ArticlePage.objects.get(pk=live.pk).title == "Jembatan Cendana dibuka"
    correction.press("selesai")
    shown = ArticlePage.objects.get(pk=live.pk)
    assert (
        shown.title == "Jembatan Cendana dibuka (ralat)"
        and shown.first_published_at < shown.last_published_at
    )


def test_two_cases_do_not_correct_the_same_article_at_once(run: Run, correction: Run):
    correction.press("selesai", data=filled({}, corrects=queries.public_url(run.article)))
    third = casework.start(
        office=run.case.office,
        sop_key="pesona-bengkalis",
        track="artikel",
        title="Ralat lain",
        person=run.people.reporter,
        at=run.at,
    )
    late = Run(case=third, people=run.people, at=correction.at)
    with pytest.raises(casework.NotPossible) as refusal:
        late.press("selesai", data=filled({}, corrects=queries.public_url(run.article)))
    assert refusal.value.reasons[0].field == "corrects"
    assert correction.case.number in str(refusal.value)


def test_a_case_that_was_ended_lets_its_article_go(run: Run):
    write(run)
    casework.cancel(run.case.pk, reason="Batal terbit.", person=run.people.kadis, at=run.at)
    assert PageDesk.objects.get(case=run.case.key).open
    let_go(run.at)
    assert not PageDesk.objects.get(case=run.case.key).open


def test_the_first_case_keeps_its_article_when_a_second_one_corrects_it(run: Run, correction: Run):
    correction.press("selesai", data=filled({}, corrects=queries.public_url(run.article)))
    assert queries.article_of_case(str(run.case.key)) == correction.article
