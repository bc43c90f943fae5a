"""Who may see and change a file in the office: officers of the office that keeps it."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from wartapraja.casework.clock import now
from wartapraja.organisation import queries as organisation


def offices_of(user: Any) -> frozenset[int]:
    """Keys of the offices that an account works for now; looked up once a request."""
    known: frozenset[int] | None = getattr(user, "_media_offices", None)
    if known is None:
        person = organisation.person_of(user)
        held = [office.pk for office in organisation.offices_of(person, now())] if person else []
        known = user._media_offices = frozenset([*held, person.office_id] if person else ())
    return known


def same_office(user: Any, kept: Any) -> bool:
    """The file is of an office that this account works for, or of none."""
    return bool(user.is_superuser or kept.office_id is None or kept.office_id in offices_of(user))


class OfficePolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's rights by collection and owner, within one's own offices."""

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Any) -> bool:
        """Wagtail's answer, and no for files of other offices."""
        answer: bool = super().user_has_any_permission_for_instance(user, actions, instance)
        return answer and same_office(user, instance)

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> QuerySet:
        """Wagtail's rows, without those of other offices."""
        rows: QuerySet = super().instances_user_has_any_permission_for(user, actions)
        if user.is_superuser:
            return rows
        return rows.filter(Q(office=None) | Q(office__in=offices_of(user)))


def policy(model: type, owner_of_rights: str) -> OfficePolicy:
    """The policy of one model.

    Args:
        model: picture, paper or video.
        owner_of_rights: Wagtail's model whose rights count (one form of rights for pictures and videos).
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
