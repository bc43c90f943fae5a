"""Only the one whose turn it is is told, by a real mail, and a log says what was sent when."""

import re
from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage
from typing import Any

import pytest

from tests.casework.conftest import FRIDAY, Trial
from tests.postbox import Postbox, open_postbox, text_of
from wartapraja.casework.commands.replying import NotAReply, own_words, receive
from wartapraja.casework.models import ApprovalLink, Comment, Notice
from wartapraja.casework.notices.telling import note_deadlines, send_digests, tell_turn


@pytest.fixture
def postbox(settings: Any) -> Iterator[Postbox]:
    """A real SMTP server on a free port of this machine."""
    with open_postbox() as box:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", box.port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        yield box


def test_the_decider_gets_a_link_of_their_own_and_nobody_else_gets_anything(
    trial: Trial, postbox: Postbox
) -> None:
    trial.press("selesai", trial.writer)
    tell_turn(trial.open(), trial.at)
    assert [mail["To"] for mail in postbox.mails] == [trial.decider.email]
    assert re.search(r"/persetujuan/\S+/", text_of(postbox.mails[0]))
    notice = Notice.objects.get()
    assert (notice.kind, notice.person, notice.sent_at) == ("link", trial.decider, trial.at)


def test_telling_twice_sends_one_mail(trial: Trial, postbox: Postbox) -> None:
    trial.press("selesai", trial.writer)
    tell_turn(trial.open(), trial.at)
    tell_turn(trial.open(), trial.at)
    assert len(postbox.mails) == 1
    assert ApprovalLink.objects.count() == 1


def test_a_step_without_link_waits_for_the_digest_and_a_second_digest_for_an_hour(
    trial: Trial, postbox: Postbox
) -> None:
    turn = trial.open()
    tell_turn(turn, FRIDAY)
    assert not postbox.mails
    assert send_digests(FRIDAY) == 1
    note_deadlines(FRIDAY + timedelta(minutes=9))
    assert send_digests(FRIDAY + timedelta(minutes=9)) == 0, "at most one digest an hour"
    note_deadlines(FRIDAY + timedelta(minutes=61))
    assert send_digests(FRIDAY + timedelta(minutes=61)) == 1
    assert [mail["To"] for mail in postbox.mails] == [trial.writer.email] * 2
    assert set(Notice.objects.values_list("kind", flat=True)) == {"turn", "soon", "late"}


def test_a_turn_that_is_over_is_not_written_about(trial: Trial, postbox: Postbox) -> None:
    tell_turn(trial.open(), FRIDAY)
    trial.press("selesai", trial.writer)
    assert send_digests(FRIDAY + timedelta(minutes=2)) == 0
    assert not postbox.mails


def reply_to(mail: Any, sender: str, words: str) -> bytes:
    answer = EmailMessage()
    answer["From"], answer["To"], answer["Subject"] = (
        sender,
        "kantor@contoh.example",
        "Re: " + "Menunggu",
    )
    answer["In-Reply-To"] = mail["Message-ID"]
    answer.set_content(words)
    return answer.as_bytes()


def test_a_reply_is_kept_as_a_comment_and_decides_nothing(trial: Trial, postbox: Postbox) -> None:
    trial.press("selesai", trial.writer)
    tell_turn(trial.open(), trial.at)
    raw = reply_to(
        postbox.mails[0],
        trial.decider.email,
        "SETUJU, terbitkan saja.\n\nPada Jum, 20 Nov 2026 pukul 10.15 Kantor menulis:\n> Baca",
    )
    receive(raw, trial.at)
    assert Comment.objects.get().text == "SETUJU, terbitkan saja."
    assert trial.open().step == "putuskan"


@pytest.mark.parametrize(
    "sender", ["orang.lain@contoh.example", "kabid@contoh.example.evil.example"]
)
def test_a_reply_from_somebody_else_is_left_alone(
    trial: Trial, postbox: Postbox, sender: str
) -> None:
    trial.press("selesai", trial.writer)
    tell_turn(trial.open(), trial.at)
    with pytest.raises(NotAReply):
        receive(reply_to(postbox.mails[0], sender, "Setuju"), trial.at)
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    ("mail", "words"),
    [
        ("Baik.\n\n-------- Pesan asli --------\nDari: Kantor", "Baik."),
        ("Baik.\n\nDari: Kantor\nDikirim: Jumat", "Baik."),
        ("Baik.\n##- Tulis balasan di atas garis ini -##\nsisa", "Baik."),
        ("On Fri, Nov 20, 2026 at 10:15 AM Kantor wrote:\n> a", ""),
    ],
)
def test_only_the_words_above_the_quotation_are_kept(mail: str, words: str) -> None:
    assert own_words(mail) == words
