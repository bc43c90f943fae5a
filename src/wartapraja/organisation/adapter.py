"""The doorkeeper: no open sign-up, counted guesses, a log of who came in."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from wartapraja.organisation import present, throttle
from wartapraja.organisation.machine import from_this_machine
from wartapraja.organisation.models import SignIn

log = logging.getLogger("wartapraja.sign_in")


class Doorkeeper(DefaultAccountAdapter):
    """What allauth asks of this office."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are opened by the office's administrator."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the guess before it is judged.

        Raises:
            ValidationError: there were too many for this account in the last hour.
        """
        name = credentials.get("username") or credentials.get("email") or ""
        self.attempt = throttle.begin(request, name, present.now())
        if self.attempt is None:
            raise self.validation_error("too_many_login_attempts")

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """The account of these credentials, or None; a right guess is not counted."""
        user = super().authenticate(request, **credentials)
        if user is not None and self.attempt is not None:
            self.attempt.delete()
        return user

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """One line a wrong guess, without what was typed."""
        known = self.attempt.user_id if self.attempt else None
        log.warning("wrong password or name, account %s", known or "unknown")

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse | None:
        """Refuse a demo account that does not come from this machine, before any second factor."""
        if user.is_demo and not from_this_machine(request):
            SignIn.objects.create(user=user, at=present.now(), outcome="refused", method="demo")
            raise PermissionDenied
        response: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return response

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """Write who came in and how, and know the device next time."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        records = get_authentication_records(request, user)
        method = "+".join(dict.fromkeys(each.get("type", each["method"]) for each in records))
        SignIn.objects.create(user=user, at=present.now(), outcome="in", method=method[:30])
        log.info("signed in, account %s, by %s", user.pk, method or "unknown")
        throttle.remember_device(response, user)
        return response

    def logout(self, request: HttpRequest) -> None:
        """Write who left."""
        if request.user.is_authenticated:
            SignIn.objects.create(user=request.user, at=present.now(), outcome="out")
            log.info("signed out, account %s", request.user.pk)
        super().logout(request)
