"""One's own account: PIN, second factor, language; light pages without inline script or style."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value
from django.core.cache import cache
from django.test import Client

from tests.people import NOW, PASSWORD, PIN, Cast
from wartapraja.organisation import commands
from wartapraja.organisation.models import Pin, SignIn

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def forget() -> None:
    cache.clear()


@pytest.fixture
def client(people: Cast) -> Client:
    client = Client()
    client.post("/masuk/", {"login": "kabid", "password": PASSWORD})
    client.post("/akun/pastikan/", {"password": PASSWORD})
    return client


def test_the_account_page_says_who_one_is_here(client: Client, people: Cast) -> None:
    text = client.get("/akun/").content.decode()
    assert people.kabid.full_name in text
    assert people.kabid.nip_printed in text
    assert "Kepala Bidang Informasi dan Komunikasi Publik" in text


def test_a_pin_is_set_on_the_page_and_then_confirms(client: Client, people: Cast) -> None:
    answer = client.post("/akun/pin/", {"pin": PIN, "again": PIN})
    assert answer["Location"] == "/akun/"
    assert commands.check_pin(people.kabid, PIN, NOW)


@pytest.mark.parametrize(
    ("pin", "again", "field"),
    [("12345", "12345", "pin"), (PIN, "482916", "again"), ("123456", "123456", "pin")],
)
def test_a_pin_that_will_not_do_is_answered_on_its_field(
    client: Client, pin: str, again: str, field: str
) -> None:
    answer = client.post("/akun/pin/", {"pin": pin, "again": again})
    assert answer.status_code == 422
    assert answer.context["form"].errors[field]


def test_the_pin_page_asks_again_who_one_is_when_the_sign_in_is_old(client: Client) -> None:
    session = client.session
    for record in (records := session["account_authentication_methods"]):
        record["at"] -= 301
    session["account_authentication_methods"] = records
    session.save()
    assert client.get("/akun/pin/")["Location"].startswith("/akun/pastikan/")
    assert client.post("/akun/pin/", {"pin": PIN, "again": PIN})["Location"] == "/akun/pin/"
    assert PIN not in str(dict(client.session))
    assert not Pin.objects.exists()


def test_the_language_switch_holds_for_the_browser_and_the_account(
    client: Client, people: Cast
) -> None:
    assert 'lang="id"' in client.get("/akun/").content.decode()
    answer = client.post("/bahasa/", {"bahasa": "en", "next": "/akun/"})
    assert answer["Location"] == "/akun/"
    assert "My account" in client.get("/akun/").content.decode()
    people.kabid.user.refresh_from_db()
    assert people.kabid.user.wagtail_userprofile.preferred_language == "en"


@pytest.mark.parametrize("next_url", ["https://jahat.example/", "//jahat.example/x"])
def test_the_language_switch_leads_nowhere_else(client: Client, next_url: str) -> None:
    answer = client.post("/bahasa/", {"bahasa": "en", "next": next_url})
    assert answer["Location"] == "/"


def test_an_unknown_language_changes_nothing(client: Client) -> None:
    client.post("/bahasa/", {"bahasa": "xx", "next": "/akun/"})
    assert 'lang="id"' in client.get("/akun/").content.decode()


PAGES = (
    *("/akun/", "/akun/pin/", "/akun/sandi/", "/akun/sesi/", "/akun/keamanan/"),
    *("/akun/keamanan/totp/aktifkan/", "/akun/keamanan/kunci/", "/akun/keamanan/kunci/tambah/"),
)
DOORS = ("/masuk/", "/masuk/daftar/", "/masuk/lupa-sandi/", "/masuk/lupa-sandi/terkirim/")


def unsafe(html: str) -> list[str]:
    scripts = re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", html)
    return scripts + re.findall(r"<style|\sstyle=|\son[a-z]+=|javascript:", html)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_the_account_is_ours_and_has_no_inline_script_or_style(
    client: Client, page: str, language: str
) -> None:
    client.cookies["django_language"] = language
    answer = client.get(page)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "organisation/light.css" in html
    assert unsafe(html) == []
    assert html.count("<h1") == 1


@pytest.mark.parametrize("page", DOORS)
def test_every_page_before_sign_in_is_ours_and_has_no_inline_script_or_style(
    people: Cast, page: str
) -> None:
    answer = Client().get(page)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "organisation/light.css" in html
    assert unsafe(html) == []
    assert html.count("<h1") == 1


def test_with_a_second_factor_the_password_alone_opens_nothing(people: Cast) -> None:
    import time

    secret = generate_totp_secret()
    TOTP.activate(people.kabid.user, secret)
    client = Client()
    answer = client.post("/masuk/", {"login": "kabid", "password": PASSWORD})
    assert answer["Location"].startswith("/masuk/dua-langkah/")
    assert client.get("/akun/").status_code == 302
    assert unsafe(client.get("/masuk/dua-langkah/").content.decode()) == []
    wrong = client.post("/masuk/dua-langkah/", {"code": "000000"})
    assert wrong.status_code == 200
    code = f"{hotp_value(secret, int(time.time()) // 30):06d}"
    client.post("/masuk/dua-langkah/", {"code": code})
    assert client.get("/akun/").status_code == 200
    assert SignIn.objects.filter(outcome="in").latest("at").method.startswith("password+")
    assert Authenticator.objects.filter(user=people.kabid.user).exists()
    thief = Client()
    thief.post("/masuk/", {"login": "kabid", "password": PASSWORD})
    thief.post("/masuk/dua-langkah/", {"code": code})
    assert thief.get("/akun/").status_code == 302
