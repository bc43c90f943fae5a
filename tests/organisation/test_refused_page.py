"""Whoever may not be somewhere reads why, and who can; in Indonesian, on a light page, with the way back."""

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from tests.people import Cast
from wartapraja.organisation import refusing
from wartapraja.organisation.models import Person, User
from wartapraja.organisation.types import Role

pytestmark = pytest.mark.django_db


def browser(person: Person) -> Client:
    client = Client()
    client.force_login(person.user)
    return client


def test_an_address_that_the_route_table_closes_says_whose_it_is(people: Cast) -> None:
    answer = browser(people.reporter).get(reverse("organisation_people:index"))
    page = answer.content.decode()
    assert answer.status_code == 403
    assert '<html lang="id">' in page
    assert "Akses ditolak" in page
    assert "hanya administratornya yang boleh" in page, "why"
    assert "Administrator kantor Anda dapat mengerjakannya" in page, "who can"
    assert 'href="/"' in page, "the way back"


def test_somebody_whose_position_ended_is_told_that_they_hold_none(people: Cast) -> None:
    people.reporter.holdings.all().delete()
    answer = browser(people.reporter).get(reverse("casework_cases"))
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Anda tidak memegang satu pun" in page
    assert "administrator kantor Anda dapat mengubah jabatan" in page


def test_an_account_that_is_nobody_is_answered_and_not_sent_round_in_a_circle() -> None:
    owner = User.objects.create_superuser("pemilik", "pemilik@contoh.example", "x" * 20)
    client = Client()
    client.force_login(owner)
    answer = client.get("/", follow=True)
    assert answer.status_code == 403
    assert "Akun Anda bukan milik seorang pun di kantor" in answer.content.decode()


def test_wagtails_own_refusal_is_a_sentence_on_the_desk_that_says_who_can(people: Cast) -> None:
    client = browser(people.reporter)
    from wagtail.admin.auth import permission_denied

    request = RequestFactory().get("/apa-saja/")
    request.session = client.session
    request._messages = Told()
    assert permission_denied(request).status_code == 302
    assert "administrator kantor Anda dapat mengubah jabatan" in request._messages.words


class Told:
    """What Wagtail would show on the next page."""

    words = ""

    def add(self, _level: int, message: object, _extra: str = "") -> None:
        self.words += str(message)


def test_every_role_has_words_of_its_own(rf: RequestFactory) -> None:
    said = {
        str(refusing.closed(frozenset(roles)).why)
        for roles in (
            {Role.OFFICER, Role.SITE_ADMIN},
            {Role.EDITOR, Role.SITE_ADMIN},
            {Role.ORG_ADMIN, Role.SITE_ADMIN},
            {Role.SITE_ADMIN},
        )
    }
    assert len(said) == 4
    nobody = refusing.closed(frozenset())
    assert "administrator" not in str(nobody.who_can), (
        "nobody can open an address that is not there"
    )


@pytest.mark.parametrize("address", ["/tidak-ada/di-sini/", "edit"])
def test_what_is_not_there_is_a_404_in_indonesian_that_says_who_can(
    people: Cast, address: str
) -> None:
    if address == "edit":
        address = reverse("organisation_people:edit", args=[999_999])
    answer = browser(people.org_admin).get(address)
    page = answer.content.decode()
    assert answer.status_code == 404
    assert "Tidak ditemukan" in page
    assert "administrator kantor Anda dapat mengubah jabatan" in page
    assert "Wagtail" not in page
