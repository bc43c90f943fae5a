"""Accounts: opened by an administrator, never by the stranger who asks."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction

from wartapraja.organisation.models import Person, User

OFFICERS = "Petugas"
"""The group that carries what every officer may do inside Wagtail. Membership opens nothing by itself: the gate asks
the holdings on each request."""
ADMINISTRATORS = "Administrator organisasi"
OFFICER_PERMISSIONS = {("wagtailadmin", "access_admin")}
ADMINISTRATOR_PERMISSIONS = {("organisation", "administer_office")}


def officer_group() -> Group:
    """The group of all officers, made with its permissions when it is not there."""
    return _group(OFFICERS, OFFICER_PERMISSIONS)


def administrator_group() -> Group:
    """The group of those who keep the organisation's tables."""
    return _group(ADMINISTRATORS, ADMINISTRATOR_PERMISSIONS)


def _group(name: str, permissions: set[tuple[str, str]]) -> Group:
    group, created = Group.objects.get_or_create(name=name)
    if created:
        for app, codename in sorted(permissions):
            found = Permission.objects.filter(content_type__app_label=app, codename=codename)
            group.permissions.add(*found)
    return group


def site_ready() -> None:
    """Make what every installation needs before its first office: the two groups."""
    officer_group()
    administrator_group()


@transaction.atomic
def open_account(
    person: Person, username: str, password: str | None, *, is_demo: bool = False
) -> User:
    """Give a person an account; with no password they set one through the reset mail."""
    user = User(username=username, email=person.email, is_demo=is_demo)
    user.set_password(password)
    user.save()
    person.user = user
    person.save(update_fields=["user"])
    let_in(person)
    return user


def let_in(person: Person) -> None:
    """Put the account of an officer into the officers' group."""
    if person.user is not None:
        person.user.groups.add(officer_group())


def make_administrator(person: Person) -> None:
    """Let a person keep the organisation's tables of the offices they work for."""
    if person.user is not None:
        person.user.groups.add(administrator_group())
