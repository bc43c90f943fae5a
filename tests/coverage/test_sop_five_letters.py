"""SOP 5 outside the island: notes, the assignment order, its parafs and its signature, with a return at step 9."""

import hashlib
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.coverage.test_sop_five import Run, register
from tests.coverage.test_sop_five import run as run  # the fixture
from tests.letters.keys import PASSWORD, office_key
from tests.letters.pdf import words
from wartapraja.casework import commands as casework
from wartapraja.letters import commands as letters
from wartapraja.letters import queries
from wartapraja.letters.models import GivenNumber, OutgoingLetter, Seal
from wartapraja.letters.queries import Verdict

pytestmark = pytest.mark.django_db


def up_to_the_order(run: Run) -> None:
    """The event is outside the island and the note that asks for an order is sent."""
    register(run, place="Pulau Rupat")
    run.dispose()
    run.dispose()
    run.seat()
    run.press()
    run.dispose("selesai")
    run.press("ya")
    run.press()


def order(run: Run) -> OutgoingLetter:
    found = queries.letter_for(run.case, "spt")
    assert found is not None
    return found


def key_of(run: Run, **more: Any) -> Any:
    content = office_key(**more)
    return letters.add_key(
        run.case.office,
        content,
        PASSWORD,
        title="Kunci dinas",
        person=run.people.org_admin,
        at=run.at,
    )


def initial_twice(run: Run) -> None:
    run.press()
    run.press()


def test_the_note_names_the_team_and_gets_its_number_when_it_is_sent(run: Run) -> None:
    register(run)
    run.dispose()
    run.dispose()
    run.seat()
    assert not GivenNumber.objects.exists()
    run.press(opening="Dengan hormat disampaikan jadwal berikut.")
    note = OutgoingLetter.objects.get()
    text = words(note.file.read())
    assert (note.state, note.number) == ("signed", "001/ND/KOMINFO/XI/2026")
    assert "Dengan hormat disampaikan jadwal berikut." in text
    assert "Damar Panuluh" in text and "Penulis berita" in text


def test_inside_the_island_no_order_is_drawn_up(run: Run) -> None:
    register(run)
    run.dispose()
    run.dispose()
    run.seat()
    run.press()
    run.dispose("selesai")
    run.press("tidak")
    assert run.turn.step == "liput"
    assert queries.letter_for(run.case, "spt") is None


def test_the_order_is_initialled_twice_and_signed_with_the_key_of_the_office(run: Run) -> None:
    up_to_the_order(run)
    key = key_of(run)
    run.press()
    assert run.turn.step == "tandatangani-spt" and run.turn.actor == "kabid"
    initial_twice(run)
    assert order(run).number == ""
    run.press(way="key", key=str(key.pk), password=PASSWORD)
    signed = order(run)
    assert (signed.state, signed.way) == ("signed", "key")
    assert signed.number == "800.1.11.1/001/KOMINFO/2026"
    content = signed.file.read()
    text = words(content)
    assert "Dasar" in text and "Surat Dinas Perdagangan Nomor 005/88/2026" in text
    assert "Nirmala Sekartaji" in text and "Wiratama Lokajaya" in text
    assert "BSrE" not in text
    digest = hashlib.sha256(content).hexdigest()
    assert queries.what_says(signed.code, digest) is Verdict.VALID
    assert run.case.papers.filter(sha256=digest).exists()
    assert run.turn.step == "liput"


def test_another_checker_finds_the_signature_valid_and_a_changed_file_not(
    run: Run, tmp_path: Path
) -> None:
    up_to_the_order(run)
    key = key_of(run)
    run.press()
    initial_twice(run)
    run.press(way="key", key=str(key.pk), password=PASSWORD)
    content = order(run).file.read()
    file, changed = tmp_path / "spt.pdf", tmp_path / "diubah.pdf"
    file.write_bytes(content)
    place = content.index(b"/Reason")
    changed.write_bytes(content[: place - 60] + b" " + content[place - 59 :])
    assert "Signature is Valid" in _pdfsig(file)
    assert "Signature is Valid" not in _pdfsig(changed)
    digest = hashlib.sha256(changed.read_bytes()).hexdigest()
    assert queries.what_says(order(run).code, digest) is Verdict.CHANGED


def test_what_is_changed_after_a_return_at_nine_voids_the_parafs_and_says_so(run: Run) -> None:
    up_to_the_order(run)
    run.press()
    run.press()
    run.press("kembalikan", reason="Tembusan kurang")
    assert run.turn.step == "buat-spt"
    run.press(copies="Bupati (sebagai laporan)")
    assert [mark.void_at is None for mark in queries.marks_of(order(run))] == [False]
    assert "diubah" in queries.marks_of(order(run))[0].void_reason
    assert run.turn.step == "tandatangani-spt" and run.turn.actor == "kabid"
    initial_twice(run)
    run.press(way="wet", files={"scan": _scan()})
    assert "Bupati (sebagai laporan)" in str(order(run).data)
    assert GivenNumber.objects.filter(register="spt").count() == 1


def test_what_is_not_changed_after_a_return_keeps_its_parafs(run: Run) -> None:
    up_to_the_order(run)
    run.press()
    run.press()
    run.press("kembalikan", reason="Mohon dicek ulang")
    run.press()
    assert [mark.void_at for mark in queries.marks_of(order(run))] == [None]


def test_a_wrong_password_leaves_the_case_where_it_was_and_the_number_with_its_letter(
    run: Run,
) -> None:
    up_to_the_order(run)
    key = key_of(run)
    run.press()
    initial_twice(run)
    with pytest.raises(casework.NotPossible, match="sandi"):
        run.press(way="key", key=str(key.pk), password="salah")  # noqa: S106
    assert run.turn.step == "tandatangani-spt" and order(run).state == "circulating"
    run.press(way="key", key=str(key.pk), password=PASSWORD)
    assert list(GivenNumber.objects.filter(register="spt").values_list("serial", "state")) == [
        (1, "given")
    ]


def test_a_key_that_has_expired_does_not_sign_and_says_since_when(run: Run) -> None:
    up_to_the_order(run)
    key = key_of(run, days=330)
    run.press()
    initial_twice(run)
    run.at = run.at.replace(month=12, day=10)
    with pytest.raises(casework.NotPossible, match="27 November 2026"):
        run.press(way="key", key=str(key.pk), password=PASSWORD)


def test_the_order_signed_by_hand_comes_back_as_a_scan(run: Run) -> None:
    up_to_the_order(run)
    run.press()
    initial_twice(run)
    run.press(way="wet", files={"scan": _scan()})
    signed = order(run)
    assert (signed.way, signed.file.read()) == ("wet", b"%PDF-1.4\nscan\n%%EOF")
    assert Seal.objects.filter(code=signed.code).count() == 2


def test_a_plh_signs_as_plh(run: Run) -> None:
    from datetime import date

    from wartapraja.organisation import commands as organisation
    from wartapraja.organisation.models import Position

    position = Position.objects.get(title="Kepala Dinas", unit__office=run.case.office)
    organisation.appoint(
        run.people.sekdis,
        position,
        kind="plh",
        starts=date(2026, 11, 20),
        ends=date(2026, 11, 25),
        legal_basis="SP Nomor 800/12/2026",
        at=run.at,
        by=run.people.org_admin,
    )
    up_to_the_order(run)
    run.press()
    initial_twice(run)
    run.people = _with(run, kadis=run.people.sekdis)
    run.press(way="wet", files={"scan": _scan()})
    assert order(run).signer_position == "Plh. Kepala Dinas"


def _with(run: Run, **changes: Any) -> Any:
    from dataclasses import replace

    return replace(run.people, **changes)


def _scan() -> SimpleUploadedFile:
    return SimpleUploadedFile("scan.pdf", b"%PDF-1.4\nscan\n%%EOF", "application/pdf")


def _pdfsig(file: Path) -> str:
    done = subprocess.run(["pdfsig", "-nocert", str(file)], capture_output=True, check=False)
    return done.stdout.decode()
