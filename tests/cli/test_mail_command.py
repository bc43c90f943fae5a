"""`wartapraja mail receive`: a reply becomes a comment; nothing that is written in a mail decides anything."""

import io
import sys
from email.message import EmailMessage
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.casework.conftest import Trial, bureau, trial
from tests.cli.calling import Called, call
from wartapraja.casework.models import Comment, Notice
from wartapraja.casework.notices.telling import tell_turn

__all__ = ["bureau", "trial"]
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def notice(trial: Trial) -> Notice:
    """The mail with a link by which the decider was told of their turn."""
    trial.press("selesai", trial.writer)
    tell_turn(trial.open(), trial.at)
    return Notice.objects.get()


def reply(notice: Notice, words: str, **headers: str) -> bytes:
    mail = EmailMessage()
    given = {"From": notice.address, "In-Reply-To": notice.message_id, "Subject": "Re: Menunggu"}
    for name, value in (
        given | {key.replace("_", "-"): text for key, text in headers.items()}
    ).items():
        mail[name] = value
    mail.set_content(words)
    return mail.as_bytes()


def piped(capsys: Capture, monkeypatch: pytest.MonkeyPatch, raw: bytes, *words: str) -> Called:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
    return call(capsys, "mail", "receive", *words)


def test_a_reply_that_agrees_is_a_comment_and_the_turn_stays_open(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, trial: Trial, notice: Notice
) -> None:
    before = trial.open()
    called = piped(capsys, monkeypatch, reply(notice, "SETUJU. Terbitkan."), "--json")
    said = Comment.objects.get()
    assert called.code == 0
    assert called.json == {
        "kept": [{"mail": "-", "case": trial.case.number, "comment": said.pk}],
        "left": [],
    }
    assert (said.text, said.person, said.source) == ("SETUJU. Terbitkan.", trial.decider, "mail")
    assert trial.open() == before
    shown = call(capsys, "case", "show", trial.case.number, "--json").json
    assert shown["events"][-1]["kind"] == "Commented"


@pytest.mark.parametrize(
    "headers",
    [
        {"From": "orang@lain.example"},
        {"In_Reply_To": "<bukan@kami.example>"},
        {"Auto_Submitted": "auto-replied"},
    ],
    ids=["another sender", "another thread", "a robot"],
)
def test_what_is_no_reply_is_named_and_left_without_a_bounce(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, notice: Notice, headers: dict[str, str]
) -> None:
    called = piped(capsys, monkeypatch, reply(notice, "Setuju.", **headers), "--json")
    assert called.code == 0, "a failure would make the mail server bounce"
    assert called.json["kept"] == []
    assert called.json["left"][0]["reason"] in called.err
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00\xff\xfe",
        b"From: <\r\nIn-Reply-To: [\r\n\r\nhalo",
        b"Content-Type: text/plain; charset=tidak-ada\r\n\r\nhalo",
    ],
)
def test_bytes_that_are_no_mail_do_no_harm(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, db: None, raw: bytes
) -> None:
    called = piped(capsys, monkeypatch, raw, "--json")
    assert (called.code, called.json["kept"], len(called.json["left"])) == (0, [], 1)


def test_an_unknown_charset_in_a_real_reply_is_left_and_a_nul_is_dropped(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, notice: Notice
) -> None:
    strange = reply(notice, "Setuju.").replace(b'charset="utf-8"', b'charset="tidak-ada"')
    assert piped(capsys, monkeypatch, strange, "--json").json["kept"] == []
    with_nul = reply(notice, "Baik.").replace(b"Baik.", b"Ba\x00ik.")
    assert len(piped(capsys, monkeypatch, with_nul, "--json").json["kept"]) == 1
    assert Comment.objects.get().text == "Baik."


def test_a_maildir_is_read_once_and_nothing_in_it_is_lost(
    capsys: Capture, tmp_path: Path, notice: Notice
) -> None:
    for name in ("new", "cur", "tmp"):
        (tmp_path / name).mkdir()
    (tmp_path / "new" / "1.a").write_bytes(reply(notice, "Tunggu."))
    (tmp_path / "new" / "2.b").write_bytes(b"\xff iklan")
    first = call(capsys, "mail", "receive", str(tmp_path), "--json").json
    assert [each["mail"] for each in first["kept"]] == ["1.a"]
    assert [each["mail"] for each in first["left"]] == ["2.b"]
    assert sorted(path.name for path in (tmp_path / "cur").iterdir()) == ["1.a:2,S", "2.b:2,S"]
    assert call(capsys, "mail", "receive", str(tmp_path), "--json").json == {"kept": [], "left": []}
    assert Comment.objects.count() == 1


def test_one_mail_can_be_given_as_a_file(capsys: Capture, tmp_path: Path, notice: Notice) -> None:
    (tmp_path / "balasan.eml").write_bytes(reply(notice, "Tunggu."))
    called = call(capsys, "mail", "receive", str(tmp_path / "balasan.eml"))
    assert (called.code, called.err) == (0, "")
    assert notice.run.case.number in called.out


def test_a_place_that_is_not_there_is_wrong_use(capsys: Capture, db: None, tmp_path: Path) -> None:
    called = call(capsys, "mail", "receive", str(tmp_path / "tidak-ada"))
    assert (called.code, called.out) == (2, "")
    assert "Maildir" in called.err
