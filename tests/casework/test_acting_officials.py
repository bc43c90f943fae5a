"""Who acts for another acts while the order lasts, and never a day longer; the record says for whom."""

from datetime import date, timedelta

import pytest

from tests.casework.conftest import FRIDAY, Bureau, Trial
from wartapraja.casework import commands
from wartapraja.casework.queries import case_events, waiting_for
from wartapraja.organisation import commands as organisation
from wartapraja.organisation.models import Person

LAST_DAY, NEXT_DAY = FRIDAY, FRIDAY + timedelta(days=3)
"""The order ends on Friday; the next working day is Monday."""


@pytest.fixture
def deputy(bureau: Bureau) -> Person:
    return Person.objects.create(
        office=bureau.office, full_name="Orang Pengganti", email="pengganti@contoh.example"
    )


def stand_in(trial: Trial, deputy: Person, way: str) -> None:
    position = trial.decider.holdings.get().position
    if way == "delegasi":
        organisation.delegate(
            trial.decider.holdings.get(),
            deputy,
            starts=date(2026, 11, 16),
            ends=date(2026, 11, 20),
            legal_basis="Surat Perintah 7",
            at=FRIDAY,
        )
    else:
        if way == "plt":
            organisation.end_holding(trial.decider.holdings.get(), at=FRIDAY)
        organisation.appoint(
            deputy,
            position,
            kind=way,
            starts=date(2026, 11, 20),
            ends=date(2026, 11, 20),
            legal_basis="SK 7",
            at=FRIDAY,
        )


@pytest.mark.parametrize("way", ["plt", "plh", "delegasi"])
def test_a_deputy_decides_while_the_order_lasts(trial: Trial, deputy: Person, way: str) -> None:
    stand_in(trial, deputy, way)
    trial.press("selesai", trial.writer)
    trial.press("setujui", deputy)
    trial.case.refresh_from_db()
    assert not trial.case.runs.filter(step="putuskan", open=True).exists()
    actor = case_events(trial.case)[-1]["actor"]
    assert actor["name"] == "Orang Pengganti"
    assert actor["position"].startswith({"plt": "Plt. ", "plh": "Plh. ", "delegasi": "a.n. "}[way])


@pytest.mark.parametrize("way", ["plt", "plh", "delegasi"])
def test_a_deputy_whose_order_expired_is_refused_and_the_case_stays(
    trial: Trial, deputy: Person, way: str
) -> None:
    stand_in(trial, deputy, way)
    trial.press("selesai", trial.writer)
    assert trial.case in [each.case for each in waiting_for(deputy, LAST_DAY + timedelta(hours=1))]
    turn = trial.open()
    trial.at = NEXT_DAY
    assert trial.case not in [each.case for each in waiting_for(deputy, NEXT_DAY)]
    with pytest.raises(commands.NotPossible) as refused:
        trial.press("setujui", deputy)
    assert str(refused.value)
    assert trial.open() == turn
    if way != "plt":
        trial.press("setujui", trial.decider)
