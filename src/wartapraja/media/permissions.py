"""Who may see and change a file in the office: officers of the office that keeps it."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from wagtail.models import Collection
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from wartapraja.casework.clock import now
from wartapraja.organisation import queries as organisation

RIGHTS = frozenset({"add", "choose", "change", "delete"})


def offices_of(user: Any) -> frozenset[int]:
    """Keys of the offices in which an account holds a position or delegation now; looked up once a request."""
    known: frozenset[int] | None = getattr(user, "_media_offices", None)
    if known is None:
        person = organisation.person_of(user)
        held = organisation.offices_of(person, now()) if person else []
        known = user._media_offices = frozenset(office.pk for office in held)
    return known


def same_office(user: Any, kept: Any) -> bool:
    """The file is of an office that this account works for, or of none."""
    return bool(user.is_superuser or kept.office_id is None or kept.office_id in offices_of(user))


class OfficePolicy(CollectionOwnershipPermissionPolicy):
    """Rights follow from the holding, not from a group: whoever works for an office works with its files.

    They add, choose and mend them; they delete what they handed in themselves.
    """

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Whether there may be files with which the person may do this."""
        return self.user_has_any_permission(user, [action])

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        """Whether there may be files with which the person may do any of these."""
        if not user.is_authenticated or not user.is_active:
            return False
        return bool(user.is_superuser or (RIGHTS.intersection(actions) and offices_of(user)))

    def user_has_any_permission_for_instance(
        self, user: Any, actions: Iterable[str], instance: Any
    ) -> bool:
        """Whether the person may do any of these with this file."""
        if not self.user_has_any_permission(user, actions):
            return False
        own = user.is_superuser or instance.uploaded_by_user_id == user.pk
        return same_office(user, instance) and (own or set(actions) != {"delete"})

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet:
        """The files with which the person may do any of these."""
        rows: QuerySet = self.model._default_manager.all()
        if not self.user_has_any_permission(user, actions):
            return rows.none()
        if user.is_superuser:
            return rows
        rows = rows.filter(Q(office=None) | Q(office__in=offices_of(user)))
        return rows.filter(uploaded_by_user=user) if set(actions) == {"delete"} else rows

    def collections_user_has_any_permission_for(
        self, user: Any, actions: Iterable[str]
    ) -> QuerySet:
        """The shelves on which the person may put a file."""
        shelves: QuerySet = Collection.objects.all()
        return shelves if self.user_has_any_permission(user, actions) else shelves.none()


def policy(model: type, owner_of_rights: str) -> OfficePolicy:
    """The policy of one model.

    Args:
        model: picture, paper or video.
        owner_of_rights: Wagtail's model by whose name it asks for rights.
    """
    return OfficePolicy(model, auth_model=owner_of_rights, owner_field_name="uploaded_by_user")


def may_see(request: HttpRequest, kept: Any) -> bool:
    """An officer may see a file of their own office unless its collection is kept to others.

    Args:
        request: of a signed-in person.
        kept: a picture, paper or video.
    """
    user: Any = request.user
    if not user.is_active or not user.has_perm("wagtailadmin.access_admin"):
        return False
    if user.is_superuser or (user.is_authenticated and kept.uploaded_by_user_id == user.pk):
        return True
    restrictions = kept.collection.get_view_restrictions()
    return same_office(user, kept) and all(one.accept_request(request) for one in restrictions)
