"""The PIN: hashed, hard to guess, slow to try."""

from datetime import timedelta

import pytest

from tests.people import NOW, PIN, Cast
from wartapraja.organisation import commands
from wartapraja.organisation.commands import PinLocked, Refused
from wartapraja.organisation.models import Office, Pin
from wartapraja.record.queries import events

pytestmark = pytest.mark.django_db


@pytest.fixture
def kabid(people: Cast) -> object:
    commands.set_pin(people.kabid, PIN, at=NOW)
    return people.kabid


def test_the_right_pin_is_right_and_any_other_is_wrong(kabid: object) -> None:
    assert commands.check_pin(kabid, PIN, NOW)
    assert not commands.check_pin(kabid, "482916", NOW)
    assert not commands.check_pin(kabid, "", NOW)


def test_without_a_pin_nothing_is_right(people: Cast) -> None:
    assert not commands.check_pin(people.kasi, PIN, NOW)


def test_somebody_elses_pin_is_wrong(kabid: object, people: Cast) -> None:
    commands.set_pin(people.kasi, "739164", at=NOW)
    assert not commands.check_pin(people.kasi, PIN, NOW)


def test_after_five_wrong_tries_the_right_one_rests_too_and_works_after_15_minutes(
    kabid: object,
) -> None:
    for second in range(5):
        assert not commands.check_pin(kabid, "111213", NOW + timedelta(seconds=second))
    with pytest.raises(PinLocked):
        commands.check_pin(kabid, PIN, NOW + timedelta(minutes=14, seconds=59))
    assert commands.check_pin(kabid, PIN, NOW + timedelta(minutes=15))


def test_guessing_is_bounded_for_an_hour_of_trying(kabid: object) -> None:
    judged = 0
    for second in range(0, 3600, 10):
        try:
            commands.check_pin(kabid, "111213", NOW + timedelta(seconds=second))
            judged += 1
        except PinLocked:
            continue
    assert judged <= 25


def test_a_right_pin_forgets_the_wrong_ones(kabid: object) -> None:
    for _try in range(3):
        for _wrong in range(4):
            commands.check_pin(kabid, "111213", NOW)
        assert commands.check_pin(kabid, PIN, NOW)


@pytest.mark.parametrize(
    ("pin", "code"),
    [
        ("12345", "shape"),
        ("1234567890123", "shape"),
        ("48291a", "shape"),
        ("٤٨٢٩١٥", "shape"),
        ("111111", "weak"),
        ("121212", "weak"),
        ("123456", "weak"),
        ("987654", "weak"),
        ("789012", "weak"),
        ("031178", "weak"),
        ("197811", "weak"),
    ],
)
def test_a_pin_that_is_easily_guessed_is_refused(people: Cast, pin: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        commands.set_pin(people.kabid, pin, at=NOW)
    assert refused.value.reasons[0].code == code
    assert not Pin.objects.exists()


def test_only_a_hash_of_argon2_is_kept_and_the_record_has_no_trace_of_it(
    people: Cast, office: Office, settings: object
) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    commands.set_pin(people.kabid, PIN, at=NOW)
    kept = Pin.objects.get(person=people.kabid)
    assert kept.secret.startswith("argon2$argon2id$")
    last = list(events(office.stream))[-1]
    assert (last.kind, PIN in str(last.payload)) == ("PinSet", False)
    assert commands.check_pin(people.kabid, PIN, NOW)


def test_the_stored_hash_is_worthless_without_the_installations_key(
    kabid: object, settings: object
) -> None:
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another-key"
    assert not commands.check_pin(kabid, PIN, NOW)
    settings.SECRET_KEY_FALLBACKS = [old]
    assert commands.check_pin(kabid, PIN, NOW)
