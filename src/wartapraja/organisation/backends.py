"""Who may be signed in at all, asked again on each request."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings


class OfficeBackend(AuthenticationBackend):
    """Name or e-mail with password; switched-off accounts never, demo accounts never in production."""

    def user_can_authenticate(self, user: Any) -> bool:
        """Whether this account may be signed in now; a session of one that may not is worth nothing."""
        allowed: bool = super().user_can_authenticate(user)
        return allowed and (settings.DEMO_ALLOWED or not user.is_demo)
