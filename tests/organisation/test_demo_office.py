"""The demo: complete, repeatable, and nowhere near production."""

import json
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.people import NOW
from wartapraja.organisation import commands, nip, queries
from wartapraja.organisation.demo_cast import OFFICES
from wartapraja.organisation.models import Holding, Office, Person, User
from wartapraja.record.queries import events
from wartapraja.sop import shelf

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: object) -> Iterator[Path]:
    settings.WARTAPRAJA_HOME = tmp_path
    yield tmp_path


def test_every_actor_of_every_shipped_sop_has_somebody_to_act(home: Path) -> None:
    commands.load_demo(NOW)
    unmanned = []
    for key in shelf.keys():
        definition = shelf.load(key)
        where = [each for each in Office.objects.all() if key in queries.adopted_sops(each, NOW)]
        assert where, f"no demo office works by {key}"
        unmanned += [
            (key, actor.key, office.key)
            for office in where
            for actor in definition.actors
            if actor.recorded_by is None and not queries.people_for(office, key, actor.key, NOW)
        ]
    assert unmanned == []


def test_loading_again_changes_nothing_and_prints_the_same(home: Path) -> None:
    first = commands.load_demo(NOW)
    counts = [model.objects.count() for model in (Office, Person, User, Holding)]
    written = sum(len(list(events(office.stream))) for office in Office.objects.all())
    assert commands.load_demo(NOW) == first
    assert [model.objects.count() for model in (Office, Person, User, Holding)] == counts
    assert sum(len(list(events(office.stream))) for office in Office.objects.all()) == written


def test_the_printed_password_and_pin_are_those_of_the_account(home: Path) -> None:
    for row in commands.load_demo(NOW)[:3]:
        user = User.objects.get(username=row["sign_in_name"])
        assert user.is_demo
        assert user.check_password(row["password"])
        assert commands.check_pin(user.person, row["pin"], NOW)


def test_the_file_of_accounts_is_for_its_owner_only(home: Path) -> None:
    people = commands.load_demo(NOW)
    path = home / "demo-accounts.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert json.loads(path.read_text()) == {"people": people}
    assert set(people[0]) == {
        "sign_in_name",
        "password",
        "pin",
        "name",
        "position",
        "unit",
        "office",
    }


def test_a_lost_file_gives_new_passwords_that_work(home: Path) -> None:
    commands.load_demo(NOW)
    (home / "demo-accounts.json").unlink()
    row = commands.load_demo(NOW)[0]
    assert User.objects.get(username=row["sign_in_name"]).check_password(row["password"])


def test_in_production_there_is_no_demo(home: Path, settings: object) -> None:
    settings.DEMO_ALLOWED = False
    with pytest.raises(commands.Refused) as refused:
        commands.load_demo(NOW)
    assert refused.value.reasons[0].code == "production"
    assert not User.objects.exists()
    assert not list(home.iterdir())


def test_the_numbers_of_the_demo_people_are_valid_and_their_own() -> None:
    numbers = [person.nip for office in OFFICES for person in office.people]
    assert [each for each in numbers if nip.warnings_of(each)] == []
    assert len(set(numbers)) == len(numbers)


def test_bindings_name_actors_that_the_sops_have() -> None:
    for office in OFFICES:
        for key, actors in office.bindings.items():
            assert set(actors) <= {actor.key for actor in shelf.load(key).actors}


def test_no_name_of_a_shipped_document_is_in_the_demo() -> None:
    names = {person.name for office in OFFICES for person in office.people}
    library = Path(shelf.__file__).parent / "library"
    for path in library.glob("*.yaml"):
        text = yaml.safe_dump(yaml.safe_load(path.read_text(encoding="utf-8")))
        assert not [name for name in names if name in text]
