"""The route table: every address of the office, and the roles it answers to. What is not here answers 403.

Each room keeps the table of its own addresses in its ``routes.py``: ``ROUTES``, from the name of an address to a role,
or ``namespace:*`` for a whole viewset of our own. Wagtail's and allauth's addresses are named one by one, so that a
new release cannot open a door by itself.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.conf import settings

from wartapraja.organisation.routes_account import ACCOUNT
from wartapraja.organisation.routes_wagtail import WAGTAIL
from wartapraja.organisation.types import Role

IMPLIED: Mapping[Role, frozenset[Role]] = {
    Role.ANYONE: frozenset({Role.ANYONE}),
    Role.SIGNED_IN: frozenset({Role.SIGNED_IN}),
    Role.OFFICER: frozenset({Role.OFFICER, Role.SITE_ADMIN}),
    Role.EDITOR: frozenset({Role.EDITOR, Role.SITE_ADMIN}),
    Role.ORG_ADMIN: frozenset({Role.ORG_ADMIN, Role.SITE_ADMIN}),
    Role.SITE_ADMIN: frozenset({Role.SITE_ADMIN}),
}

ROUTES: Mapping[str, Role] = {
    **ACCOUNT,
    **WAGTAIL,
    "organisation_offices:*": Role.ORG_ADMIN,
    "organisation_units:*": Role.ORG_ADMIN,
    "organisation_positions:*": Role.ORG_ADMIN,
    "organisation_people:*": Role.ORG_ADMIN,
    "organisation_holdings:*": Role.ORG_ADMIN,
    "organisation_delegations:*": Role.ORG_ADMIN,
    "organisation_bindings:*": Role.ORG_ADMIN,
    "organisation_holidays:*": Role.ORG_ADMIN,
    "organisation_ramadans:*": Role.ORG_ADMIN,
    "organisation_hours:*": Role.ORG_ADMIN,
}


@cache
def table() -> Mapping[str, Role]:
    """The tables of all rooms in one.

    Raises:
        ValueError: two rooms name the same address.
    """
    found: dict[str, Role] = {}
    for room in settings.ROOMS:
        if find_spec(f"{room}.routes") is None:
            continue
        routes: Mapping[str, Role] = import_module(f"{room}.routes").ROUTES
        if twice := found.keys() & routes.keys():
            raise ValueError(f"{room} names addresses that are named already: {sorted(twice)}.")
        found.update(routes)
    return found


def roles_for(name: str) -> frozenset[Role]:
    """The roles that an address answers to, by its name; none when no table names it."""
    role = table().get(name)
    namespace, colon, _rest = name.rpartition(":")
    if role is None and colon:
        role = table().get(f"{namespace}:*")
    return IMPLIED[role] if role is not None else frozenset()
