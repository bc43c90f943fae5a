"""Every address of the office against every kind of visitor, from the resolver itself."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import ResolverMatch

from tests.people import NOW, PASSWORD, Cast
from wartapraja.organisation import commands
from wartapraja.organisation.gate import Gate
from wartapraja.organisation.models import User
from wartapraja.organisation.routes import IMPLIED, table
from wartapraja.organisation.types import Role

pytestmark = pytest.mark.django_db

OPEN = (
    *("account_login", "account_logout", "account_inactive", "account_signup"),
    *("account_reset_password", "account_reset_password_done"),
    *("account_reset_password_from_key", "account_reset_password_from_key_done"),
    *(
        "mfa_authenticate",
        "mfa_login_webauthn",
        "casework_approval",
        "coverage_answer",
        "coverage_ics",
        "organisation_language",
    ),
    *("organisation_wagtail_login", "organisation_wagtail_logout", "organisation_wagtail_reset"),
    *("wagtailadmin_login", "wagtailadmin_logout", "wagtailadmin_password_reset"),
    *("wagtailadmin_password_reset_done", "wagtailadmin_password_reset_confirm"),
    "wagtailadmin_password_reset_complete",
)
"""What a stranger on the network reaches: sign-in and the light pages behind a secret link. Nothing else, ever."""

FORBIDDEN_TO_OFFICERS = (
    *("wagtailadmin_pages:unpublish", "wagtailadmin_pages:delete", "wagtailadmin_pages:move"),
    *("wagtailadmin_pages:copy", "wagtailadmin_pages:add", "wagtail_bulk_action"),
    *("wagtailusers_users:index", "wagtailusers_groups:edit", "wagtailsites:index"),
    *("wagtailredirects:add", "wagtailadmin_reports:site_history", "wagtailadmin_collections:add"),
    *("organisation_holdings:add", "organisation_people:index", "organisation_holidays:edit"),
)


def names(patterns: list[object], spaces: tuple[str, ...] = ()) -> Iterator[str]:
    for each in patterns:
        if isinstance(each, URLPattern):
            yield ":".join([*spaces, each.name or each.lookup_str])
        elif isinstance(each, URLResolver):
            inner = (*spaces, each.namespace) if each.namespace else spaces
            yield from names(each.url_patterns, inner)


@pytest.fixture
def every_name() -> list[str]:
    return sorted(set(names(get_resolver().url_patterns)))


def named(name: str) -> bool:
    return name in table() or f"{name.rpartition(':')[0]}:*" in table()


@pytest.fixture
def verdict() -> object:
    """What the gate says of an address to an account: through, sign-in or refused."""
    gate = Gate(lambda request: None)
    factory = RequestFactory()

    def judge(name: str, user: object, method: str = "get") -> str:
        request = getattr(factory, method)("/x/")
        request.user = user
        request.session = {}
        *spaces, url_name = name.split(":")
        request.resolver_match = ResolverMatch(
            lambda request: None, (), {}, url_name, namespaces=spaces
        )
        answer = gate.process_view(request, None, (), {})
        return "through" if answer is None else str(answer.status_code)

    return judge


def test_every_address_is_named_in_a_table(every_name: list[str]) -> None:
    assert len(every_name) > 200
    assert [name for name in every_name if not named(name)] == []


def test_the_tables_name_no_address_that_is_not_there(every_name: list[str]) -> None:
    spaces = {name.rpartition(":")[0] for name in every_name}
    dead = [
        name
        for name in table()
        if name not in every_name and not (name.endswith(":*") and name[:-2] in spaces)
    ]
    assert dead == []


def test_wagtails_and_allauths_addresses_are_named_one_by_one() -> None:
    foreign = ("wagtail", "account", "mfa", "usersessions")
    assert [name for name in table() if name.endswith(":*") and name.startswith(foreign)] == []


def test_the_whole_matrix_of_addresses_and_visitors(
    every_name: list[str], verdict: object, people: Cast
) -> None:
    gone = commands.end_holding(people.sekdis.holdings.get(), at=NOW).person
    visitors = {
        "anonymous": (AnonymousUser(), {Role.ANYONE}),
        "stranger": (gone.user, {Role.ANYONE, Role.SIGNED_IN}),
        "officer": (people.kasi.user, {Role.ANYONE, Role.SIGNED_IN, Role.OFFICER, Role.EDITOR}),
        "org_admin": (
            people.org_admin.user,
            {Role.ANYONE, Role.SIGNED_IN, Role.OFFICER, Role.ORG_ADMIN},
        ),
    }
    wrong = []
    for name in every_name:
        role = table().get(name) or table()[f"{name.rpartition(':')[0]}:*"]
        for who, (user, roles) in visitors.items():
            refused = "302" if who == "anonymous" else "403"
            expected = "through" if IMPLIED[role] & roles else refused
            if verdict(name, user) != expected:
                wrong.append((name, who, expected))
            if expected != "through" and verdict(name, user, "post") != "403":
                wrong.append((name, who, "post"))
    assert wrong == []


def test_the_anonymous_reach_sign_in_and_the_pages_behind_a_link_only(
    every_name: list[str], verdict: object
) -> None:
    reached = {name for name in every_name if verdict(name, AnonymousUser()) == "through"}
    assert reached == set(OPEN) & set(every_name)


@pytest.mark.parametrize("name", FORBIDDEN_TO_OFFICERS)
def test_officers_run_nothing_and_move_nothing_outside_a_procedure(
    name: str, every_name: list[str], verdict: object, people: Cast
) -> None:
    assert name in every_name
    assert verdict(name, people.kasi.user) == "403"


def test_an_address_that_no_table_names_is_refused_to_everybody(
    verdict: object, people: Cast
) -> None:
    owner = User.objects.create_superuser("pemilik", "", PASSWORD)
    for user in (AnonymousUser(), people.kasi.user, people.org_admin.user, owner):
        assert verdict("something_new", user) == "403"
        assert verdict("wagtailadmin_pages:something_new", user) == "403"


def test_losing_the_position_closes_the_office_on_the_next_request(
    client: Client, people: Cast
) -> None:
    client.force_login(people.kasi.user)
    assert client.get("/account/").status_code == 200
    commands.end_holding(people.kasi.holdings.get(), at=NOW)
    assert client.get("/account/").status_code == 403


def test_switching_the_account_off_ends_its_session(client: Client, people: Cast) -> None:
    client.force_login(people.kasi.user)
    User.objects.filter(pk=people.kasi.user.pk).update(is_active=False)
    answer = client.get("/account/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/masuk/")


def test_pages_of_the_office_are_kept_by_no_cache(client: Client, people: Cast) -> None:
    client.force_login(people.kasi.user)
    assert "no-store" in client.get("/akun/")["Cache-Control"]
    assert "no-store" in client.get("/masuk/")["Cache-Control"]
