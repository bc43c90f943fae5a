"""The link in a mail opens a light page; nothing happens until the official confirms with their own PIN."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from tests.casework.conftest import FRIDAY, Trial
from wartapraja.casework import clock
from wartapraja.casework.approval.links import LASTS, make_link
from wartapraja.casework.models import ApprovalLink
from wartapraja.organisation import commands as organisation
from wartapraja.record import queries as record

PIN = "482915"


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The office's clock, set to the story's time; call it to move on."""
    state = {"now": FRIDAY}
    monkeypatch.setattr(clock, "now", lambda: state["now"])
    return lambda moment: state.update(now=moment)


@pytest.fixture
def link(trial: Trial, at: Any) -> str:
    trial.press("selesai", trial.writer)
    organisation.set_pin(trial.decider, PIN, at=trial.at)
    at(trial.at)
    return re.sub(r"^https?://[^/]+", "", make_link(trial.open(), trial.decider, trial.at))


def test_opening_the_page_shows_who_acts_and_what_is_decided_and_decides_nothing(
    trial: Trial, link: str, client: Client
) -> None:
    answer = client.get(link)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Orang kabid" in page and "<p>Contoh naskah.</p>" in page
    assert "script" not in page.lower().replace("noscript", "")
    assert answer["Referrer-Policy"] == "same-origin"
    assert trial.open().step == "putuskan"


@pytest.mark.parametrize(
    "posted",
    [
        {"outcome": "setujui"},
        {"outcome": "setujui", "pin": ""},
        {"outcome": "tolak", "reason": "x", "pin": "000000"},
    ],
)
def test_a_scanner_that_posts_the_form_decides_nothing(
    trial: Trial, link: str, client: Client, posted: dict[str, str]
) -> None:
    before = record.version(trial.case.stream)
    assert client.post(link, posted).status_code in {200, 422}
    assert record.version(trial.case.stream) == before


def test_the_official_decides_with_their_pin_and_the_record_says_by_link(
    trial: Trial, link: str, client: Client
) -> None:
    answer = client.post(link, {"outcome": "setujui", "pin": PIN})
    assert answer.status_code == 200
    assert trial.open().step == "rusak"
    performed = [row for row in record.events(trial.case.stream) if row.kind == "Performed"][-1]
    assert performed.payload["by_way_of"] == "link"
    assert performed.actor["person"] == trial.decider.key


def test_a_link_works_once(trial: Trial, link: str, client: Client) -> None:
    client.post(link, {"outcome": "kembalikan", "reason": "Judul", "pin": PIN})
    assert client.get(link).status_code == 410
    before = record.version(trial.case.stream)
    assert client.post(link, {"outcome": "setujui", "pin": PIN}).status_code == 410
    assert record.version(trial.case.stream) == before


def test_what_was_typed_stays_when_the_reason_is_missing(
    trial: Trial, link: str, client: Client
) -> None:
    answer = client.post(link, {"outcome": "tolak", "reason": "", "pin": PIN})
    assert answer.status_code == 422
    assert ApprovalLink.objects.get().used_at is None, "the link is not used up by a mistake"


def test_an_expired_link_says_so_and_what_to_do(
    trial: Trial, link: str, client: Client, at: Any
) -> None:
    at(trial.at + LASTS + timedelta(minutes=1))
    answer = client.get(link)
    assert answer.status_code == 410
    assert re.search(r"kedaluwarsa|expired", answer.content.decode())


def test_an_edited_link_opens_nothing(trial: Trial, link: str, client: Client) -> None:
    for place in range(len("/persetujuan/"), len(link) - 2, 5):
        other = "A" if link[place] != "A" else "B"
        assert client.get(link[:place] + other + link[place + 1 :]).status_code == 404


def test_a_newer_link_puts_the_older_one_out_of_use(
    trial: Trial, link: str, client: Client
) -> None:
    make_link(trial.open(), trial.decider, trial.at)
    assert client.get(link).status_code == 410


def test_five_wrong_pins_rest_the_pin(trial: Trial, link: str, client: Client) -> None:
    for _attempt in range(5):
        client.post(link, {"outcome": "setujui", "pin": "111222"})
    client.post(link, {"outcome": "setujui", "pin": PIN})
    assert trial.open().step == "putuskan"
