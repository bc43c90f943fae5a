"""What an account is to the office, from the positions of its person."""

from datetime import datetime
from typing import Any

from wartapraja.organisation.models import ActorBinding
from wartapraja.organisation.queries.offices import administered_offices, person_of
from wartapraja.organisation.queries.standings import positions_of
from wartapraja.organisation.types import Role


def roles_of(user: Any, at: datetime) -> frozenset[Role]:
    """Every role of an account at an instant; the anonymous are only anyone."""
    if not user.is_authenticated or not user.is_active:
        return frozenset({Role.ANYONE})
    roles = {Role.ANYONE, Role.SIGNED_IN}
    if user.is_superuser:
        roles |= {Role.SITE_ADMIN, Role.ORG_ADMIN, Role.OFFICER, Role.EDITOR}
    person = person_of(user)
    held = {each.position_id for each in positions_of(person, at)} if person else set()
    if held:
        roles.add(Role.OFFICER)
        if ActorBinding.objects.filter(position__in=held).exists():
            roles.add(Role.EDITOR)
        if administered_offices(user, at):
            roles.add(Role.ORG_ADMIN)
    return frozenset(roles)
