"""A screen asks the database as often for thirty cases, or thirty turns, as for five."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.casework.conftest import FRIDAY, Bureau, Trial
from tests.casework.test_screens import browser_of
from wartapraja.casework import clock, commands

pytestmark = pytest.mark.django_db


@pytest.fixture
def late(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: FRIDAY + timedelta(hours=2))


def queries_of(client: Client, address: str) -> list[str]:
    """The second view's queries; the first one fills what stays in memory."""
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return [each["sql"] for each in caught.captured_queries]


def start_cases(bureau: Bureau, trial: Trial, count: int) -> None:
    for place in range(count):
        commands.start(
            office=bureau.office,
            sop_key="percobaan",
            track="item",
            title=f"Berkas {place}",
            person=trial.writer,
            at=FRIDAY,
        )


@pytest.mark.parametrize("address", ["/meja/", "/berkas/", "/berkas/?q=berkas", "/berkas/mulai/"])
def test_a_list_does_not_ask_more_for_more_cases(
    trial: Trial, bureau: Bureau, late: None, address: str
) -> None:
    start_cases(bureau, trial, 4)
    mine, theirs = browser_of(trial.writer), browser_of(trial.decider)
    few = [queries_of(each, address) for each in (mine, theirs)]
    start_cases(bureau, trial, 19)
    many = [queries_of(each, address) for each in (mine, theirs)]
    assert [len(each) for each in many] == [len(each) for each in few], grown(few[0], many[0])
    assert max(map(len, many)) <= 45


def test_the_desk_does_not_ask_more_for_more_that_i_wait_for(
    trial: Trial, bureau: Bureau, late: None
) -> None:
    client = browser_of(trial.writer)
    trial.press("selesai", trial.writer)
    few = queries_of(client, "/meja/")
    first = trial.case
    for place in range(6):
        trial.case = commands.start(
            office=bureau.office,
            sop_key="percobaan",
            track="item",
            title=f"Menunggu {place}",
            person=trial.writer,
            at=FRIDAY,
        )
        trial.press("selesai", trial.writer)
    trial.case = first
    assert len(queries_of(client, "/meja/")) == len(few)


def test_the_case_page_does_not_ask_more_for_more_turns(trial: Trial, late: None) -> None:
    client = browser_of(trial.decider)
    trial.press("selesai", trial.writer)
    few = queries_of(client, f"/berkas/{trial.case.pk}/")
    for place in range(13):
        trial.press("kembalikan", trial.decider, f"Perbaiki lagi {place}")
        trial.press("selesai", trial.writer)
        commands.comment(trial.case.pk, f"Kata {place}", person=trial.writer, at=trial.at)
    assert trial.case.runs.count() > 25
    many = queries_of(client, f"/berkas/{trial.case.pk}/")
    assert len(many) == len(few), grown(few, many)
    assert len(many) <= 52


def grown(few: list[str], many: list[str]) -> str:
    """The queries that came more often, for the message of a failing test."""
    heads = {sql[:120] for sql in many}
    counts = {
        head: (sum(s.startswith(head) for s in few), sum(s.startswith(head) for s in many))
        for head in heads
    }
    return "\n".join(f"{a} → {b}: {head}" for head, (a, b) in counts.items() if a != b)
