"""Coming in: who, how often a guess is judged, and who is never locked out."""

import logging
import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from tests import story_clock
from tests.people import PASSWORD, Cast
from wartapraja.organisation.models import SignIn, User

pytestmark = pytest.mark.django_db
WRONG = "bukan-kata-sandinya"


@pytest.fixture(autouse=True)
def forget() -> None:
    """The limits an address are kept in the cache."""
    cache.clear()


def sign_in(client: Client, name: str, password: str = PASSWORD, **extra: str) -> object:
    return client.post("/masuk/", {"login": name, "password": password}, **extra)


def signed_in(client: Client) -> bool:
    return client.get("/akun/").status_code == 200


@pytest.mark.parametrize("name", ["kasi", "KASI", "kasi@nusabahari.example"])
def test_name_or_e_mail_with_the_password_opens_the_office(people: Cast, name: str) -> None:
    client = Client()
    answer = sign_in(client, name)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert signed_in(client)
    assert SignIn.objects.get(outcome="in").method == "password"


def alert(answer: object) -> list[str]:
    return re.findall(r'role="alert">(.*?)</', answer.content.decode(), re.S)


@pytest.mark.parametrize(
    ("known", "unknown"),
    [
        ("kasi", "orang.lain"),
        ("kasi@nusabahari.example", "orang.lain@nusabahari.example"),
    ],
)
def test_a_wrong_try_says_the_same_whether_the_name_exists_or_not(
    people: Cast, known: str, unknown: str
) -> None:
    answers = [sign_in(Client(), name, WRONG) for name in (known, unknown)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert alert(answers[0]) == alert(answers[1]) != []
    assert [sorted(answer.cookies) for answer in answers] == [["csrftoken"], ["csrftoken"]]


def guess(times: int, name: str = "kasi") -> list[int]:
    """Guess from another address each time; returns how many were judged."""
    for number in range(times):
        sign_in(Client(), name, WRONG, REMOTE_ADDR=f"10.0.{number // 250}.{number % 250}")
    return [SignIn.objects.filter(outcome=outcome).count() for outcome in ("wrong", "refused")]


def test_guesses_from_many_addresses_are_bounded_by_the_account(people: Cast) -> None:
    assert guess(25) == [15, 10]
    assert not signed_in_after(Client(), PASSWORD)


def signed_in_after(client: Client, password: str) -> bool:
    sign_in(client, "kasi", password)
    return signed_in(client)


def test_an_unknown_name_is_bounded_in_the_same_way(people: Cast) -> None:
    assert guess(20, "tidak.ada") == [15, 5]


def test_under_attack_the_owner_comes_in_from_the_usual_device(people: Cast) -> None:
    usual = Client()
    assert signed_in_after(usual, PASSWORD)
    usual.post("/keluar/")
    guess(20)
    assert not signed_in_after(Client(), PASSWORD)
    assert signed_in_after(usual, PASSWORD)


def test_a_known_device_is_bounded_too_and_by_itself(people: Cast) -> None:
    usual = Client()
    assert signed_in_after(usual, PASSWORD)
    usual.post("/keluar/")
    for _try in range(20):
        sign_in(usual, "kasi", WRONG)
    assert SignIn.objects.filter(known_device=True, outcome="wrong").count() == 15


def test_the_cookie_of_one_account_makes_no_device_known_for_another(people: Cast) -> None:
    thief = Client()
    sign_in(thief, "reporter")
    thief.post("/keluar/")
    sign_in(thief, "kasi", WRONG)
    assert not SignIn.objects.filter(known_device=True).exists()


def test_after_an_hour_guesses_are_judged_again(people: Cast) -> None:
    guess(16)
    story_clock.move(timedelta(minutes=61))
    assert signed_in_after(Client(), PASSWORD)


def test_under_attack_the_reset_mail_lets_the_owner_in(people: Cast) -> None:
    guess(20)
    client = Client()
    client.post("/masuk/lupa-sandi/", {"email": "kasi@nusabahari.example"})
    link = re.search(r"https?://[^/]+(/masuk/sandi-baru/\S+)", mail.outbox[0].body).group(1)
    page = client.get(link, follow=True)
    new = "tambak-ombak-lentera-88"
    answer = client.post(page.request["PATH_INFO"], {"password1": new, "password2": new})
    assert answer.status_code == 302, answer.context["form"].errors
    assert signed_in(client)
    again = client.get(link, follow=True)
    assert b"password1" not in again.content


def test_a_reset_for_an_unknown_address_sends_nothing_and_says_the_same(people: Cast) -> None:
    known = Client().post("/masuk/lupa-sandi/", {"email": "kasi@nusabahari.example"})
    unknown = Client().post("/masuk/lupa-sandi/", {"email": "tidak.ada@nusabahari.example"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert [message.to for message in mail.outbox] == [["kasi@nusabahari.example"]]


@pytest.mark.parametrize(
    ("extra", "may"),
    [
        ({"REMOTE_ADDR": "127.0.0.1"}, True),
        ({"REMOTE_ADDR": "::1"}, True),
        ({"REMOTE_ADDR": "192.168.1.7"}, False),
        ({"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "203.0.113.9"}, False),
        ({"REMOTE_ADDR": "127.0.0.1", "HTTP_FORWARDED": "for=203.0.113.9"}, False),
        ({"REMOTE_ADDR": ""}, False),
    ],
)
def test_a_demo_account_signs_in_from_this_machine_only(
    people: Cast, extra: dict[str, str], may: bool
) -> None:
    User.objects.filter(username="kasi").update(is_demo=True)
    client = Client(**extra)
    sign_in(client, "kasi")
    assert signed_in(client) is may


def test_a_demo_session_carried_elsewhere_or_into_production_is_worth_nothing(
    people: Cast, settings: object
) -> None:
    User.objects.filter(username="kasi").update(is_demo=True)
    client = Client()
    sign_in(client, "kasi")
    assert signed_in(client)
    settings.DEMO_ALLOWED = False
    assert not signed_in(client)
    settings.DEMO_ALLOWED = True
    sign_in(client, "kasi")
    assert client.get("/akun/", REMOTE_ADDR="10.0.0.1").status_code == 302


def test_half_an_hour_of_silence_or_eight_hours_end_the_session(people: Cast) -> None:
    client = Client()
    sign_in(client, "kasi")
    story_clock.move(timedelta(minutes=29))
    assert signed_in(client)
    story_clock.move(timedelta(minutes=29))
    assert signed_in(client)
    story_clock.move(timedelta(minutes=31))
    assert not signed_in(client)
    sign_in(client, "kasi")
    for _quarter in range(32):
        assert signed_in(client)
        story_clock.move(timedelta(minutes=15, seconds=1))
    assert not signed_in(client)


def test_signing_in_gives_a_new_session_and_signing_out_kills_it(people: Cast) -> None:
    client = Client()
    client.get("/masuk/")
    sign_in(client, "kasi")
    stolen = Client()
    stolen.cookies = client.cookies.copy()
    assert signed_in(stolen)
    client.post("/keluar/")
    assert not signed_in(stolen)


def test_a_new_password_ends_every_other_session(people: Cast) -> None:
    one, other = Client(), Client()
    sign_in(one, "kasi")
    sign_in(other, "kasi")
    people.kasi.user.refresh_from_db()
    people.kasi.user.set_password("tambak-ombak-lentera-88")
    people.kasi.user.save()
    assert not signed_in(one)
    assert not signed_in(other)


def test_sign_out_everywhere_ends_the_other_sessions(people: Cast) -> None:
    one, other = Client(), Client()
    sign_in(one, "kasi")
    sign_in(other, "kasi")
    assert signed_in(other)
    assert one.get("/akun/sesi/").status_code == 200
    one.post("/akun/sesi/")
    assert signed_in(one)
    assert not signed_in(other)


def test_nobody_opens_an_account_for_themselves(people: Cast) -> None:
    before = User.objects.count()
    answer = Client().post(
        "/masuk/daftar/",
        {"username": "orang.luar", "password1": PASSWORD, "password2": PASSWORD},
    )
    assert User.objects.count() == before
    assert answer.status_code in (200, 403)


def test_wagtails_own_doors_lead_to_ours(people: Cast) -> None:
    client = Client()
    assert client.get("/login/")["Location"].startswith("/masuk/")
    assert client.get("/password_reset/")["Location"] == "/masuk/lupa-sandi/"
    confirm = "/password_reset/confirm/MQ/abc-def/"
    assert client.get(confirm)["Location"] == "/masuk/lupa-sandi/"
    assert client.get("/pages/")["Location"].startswith("/masuk/?next=")


def test_after_sign_in_only_addresses_of_this_host_are_followed(people: Cast) -> None:
    for hostile in ("https://jahat.example/", "//jahat.example", "javascript:alert(1)"):
        client = Client()
        answer = client.post(f"/masuk/?next={hostile}", {"login": "kasi", "password": PASSWORD})
        assert answer["Location"] == "/"


def test_logs_name_accounts_by_number_only(people: Cast, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="wartapraja"):
        sign_in(Client(), "kasi", WRONG)
        sign_in(Client(), f"{PASSWORD}\nfalse line", WRONG)
        sign_in(Client(), "kasi")
    text = "\n".join(record.getMessage() for record in caplog.records)
    assert f"account {people.kasi.user.pk}" in text
    for secret in ("kasi", PASSWORD, WRONG, "nusabahari", "127.0.0.1", people.kasi.full_name):
        assert secret not in text
    assert len(text.splitlines()) == 3


@pytest.mark.parametrize(
    ("password", "good"),
    [
        ("pendek-sekali", False),
        ("diskominfo-nusa-bahari-2026", False),
        ("D1sk0m1nf0!Kabupaten2026", False),
        ("nusabaharinusabahari", False),
        ("123456789012345678", False),
        ("aaaaaaaaaaaaaaaaaaaa", False),
        ("perahu-senja-lentera", True),
        ("x" * 40 + "perahu senja lentera" + "y" * 68, True),
    ],
)
def test_passwords_that_fit_this_office_are_refused(
    people: Cast, password: str, good: bool
) -> None:
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    if good:
        validate_password(password, people.kasi.user)
        return
    with pytest.raises(ValidationError):
        validate_password(password, people.kasi.user)
