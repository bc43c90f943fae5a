"""Who may keep the organisation's tables: the administrator of an office, and only that office's rows."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, QuerySet
from wagtail.permission_policies.base import BasePermissionPolicy

from wartapraja.organisation import present
from wartapraja.organisation.commands.structure import office_of
from wartapraja.organisation.models import Office, User
from wartapraja.organisation.queries import administered_offices


def offices_for(user: Any) -> list[Office]:
    """The offices whose tables an account may change now."""
    return administered_offices(user, present.now())


class OfficePolicy(BasePermissionPolicy):
    """The administrator of an office may do these things with its rows; nobody else may do anything.

    Attributes:
        actions: what an administrator may do; the owner of the site may always add as well.
        office_path: look-up path from the model to its office; empty for the office itself.
    """

    def __init__(self, model: type[Model], office_path: str, actions: Iterable[str]) -> None:
        """Keep what it is about."""
        super().__init__(model)
        self.office_path = office_path
        self.actions = frozenset({*actions, "view"})

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Whether the action is possible on any row."""
        if user.is_active and user.is_superuser:
            return action in self.actions | {"add"}
        return action in self.actions and bool(offices_for(user))

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        """Whether one of the actions is possible on any row."""
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """Whether the action is possible on this row."""
        return self.user_has_permission(user, action) and office_of(instance) in offices_for(user)

    def user_has_any_permission_for_instance(
        self, user: Any, actions: Iterable[str], instance: Any
    ) -> bool:
        """Whether one of the actions is possible on this row."""
        return any(self.user_has_permission_for_instance(user, each, instance) for each in actions)

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Iterable[str]
    ) -> QuerySet[Any]:
        """The rows on which one of the actions is possible."""
        if not self.user_has_any_permission(user, actions):
            return self.model._default_manager.none()
        path = f"{self.office_path}__in" if self.office_path else "pk__in"
        keys = [office.pk for office in offices_for(user)]
        return self.model._default_manager.filter(**{path: keys})

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[User]:
        """Those who might; asked for by notifications, of which there are none here."""
        return User.objects.filter(is_active=True, is_superuser=True)
