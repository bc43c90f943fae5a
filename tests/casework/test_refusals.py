"""A case that is not for you: the same clear page whether it exists or not."""

import re

import pytest

from tests.casework.conftest import Bureau, Trial
from tests.casework.test_screens import browser_of


def words_of(content: bytes) -> str:
    return re.sub(r"csrfmiddlewaretoken\S* value=\S+|/berkas/\d+/", "", content.decode())


@pytest.mark.parametrize("rest", ["", "kenapa/1/", "surat/1/", "jeda/"])
def test_another_offices_case_says_why_and_who_can(trial: Trial, bureau: Bureau, rest: str) -> None:
    client = browser_of(bureau.stranger)
    answer = client.get(f"/berkas/{trial.case.pk}/{rest}")
    page = answer.content.decode()
    assert answer.status_code == 404
    assert "tidak ada di kantor tempat Anda menjabat hari ini" in page, "why"
    assert "administrator kantor tersebut dapat memberi Anda jabatan" in page, "who can"
    assert trial.case.number not in page
    assert trial.case.title not in page


def test_it_does_not_tell_whether_the_case_exists(trial: Trial, bureau: Bureau) -> None:
    client = browser_of(bureau.stranger)
    theirs = client.get(f"/berkas/{trial.case.pk}/")
    none = client.get(f"/berkas/{trial.case.pk + 999}/")
    assert theirs.status_code == none.status_code == 404
    assert words_of(theirs.content) == words_of(none.content)


def test_pressing_on_another_offices_case_changes_nothing(trial: Trial, bureau: Bureau) -> None:
    turn = trial.open()
    answer = browser_of(bureau.stranger).post(
        f"/berkas/{trial.case.pk}/", {"turn": turn.pk, "outcome": "selesai"}
    )
    assert answer.status_code == 404
    assert trial.open() == turn
