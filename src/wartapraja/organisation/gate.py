"""The gate of the office: deny by default, ask the holdings on each request, end what has lasted too long."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from wartapraja.organisation import present, refusing
from wartapraja.organisation.machine import from_this_machine
from wartapraja.organisation.queries import roles_of
from wartapraja.organisation.routes import roles_for
from wartapraja.organisation.types import NotYours, Role

log = logging.getLogger("wartapraja.gate")
SEEN, ENTERED = "gate_seen", "gate_entered"
NOTE_EVERY = 60
"""Seconds between two notes of activity, so that not every request writes the session."""


class Gate:
    """Middleware. An address that no table names answers 403 to everybody."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next in line."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; nothing the office answers is kept by a cache unless the view says so."""
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = "no-store"
        return response

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Let the request through, send it to sign-in, or refuse it."""
        match = request.resolver_match
        name = match.view_name if match else ""
        at = present.now()
        if request.user.is_authenticated:
            self._end_what_is_over(request, at)
        allowed = roles_for(name)
        roles = roles_of(request.user, at)
        if allowed & roles:
            return None
        if Role.SIGNED_IN not in roles and allowed and request.method in ("GET", "HEAD"):
            return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
        return self._refuse(request, name, refusing.closed(allowed))

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer a view that found out by itself that this is not for the person."""
        if not isinstance(error, NotYours):
            return None
        match = request.resolver_match
        return self._refuse(request, match.view_name if match else "", error)

    def _refuse(self, request: HttpRequest, name: str, refusal: NotYours) -> HttpResponse:
        log.warning("refused %s to account %s", name or "an address", request.user.pk or "unknown")
        return refusing.page(request, refusal)

    def _end_what_is_over(self, request: HttpRequest, at: datetime) -> None:
        """Sign out whom nothing was heard of for half an hour, who came eight hours ago, or a demo from elsewhere."""
        session, now = request.session, int(at.timestamp())
        entered = session.setdefault(ENTERED, now)
        seen = session.setdefault(SEEN, now)
        over = (
            now - seen > settings.SESSION_IDLE_SECONDS
            or now - entered > settings.SESSION_COOKIE_AGE
            or (getattr(request.user, "is_demo", False) and not from_this_machine(request))
        )
        if over:
            logout(request)
        elif now - seen > NOTE_EVERY:
            session[SEEN] = now
