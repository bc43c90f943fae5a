"""How often a password may be guessed, and why its owner still gets in.

Guesses are counted by account, whatever address they come from: 15 an hour from unknown devices, and 15 more from a
device on which this account has signed in before. An attacker can use up the first count, never the second; so the
owner enters from their usual device, by passkey, or through the reset mail, which makes a device known.

Follows: OWASP ASVS 5.0 V6.3.1; the device cookies of OWASP.
"""

import hashlib
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac

from wartapraja.organisation.models import SignIn, User

GUESSES = 15
WINDOW = timedelta(hours=1)
COOKIE = "perangkat"
COOKIE_AGE = 180 * 24 * 60 * 60
SALT = "wartapraja.organisation.device"


def begin(request: HttpRequest, name: str, at: datetime) -> SignIn | None:
    """Count a guess before it is judged; None when there were too many, and it is not to be judged at all.

    An unknown name is counted like a known one, so that the answer tells nothing.
    """
    user = _user_named(name)
    known = user is not None and is_known_device(request, user)
    target = salted_hmac(SALT, f"{user.pk}" if user else f"?{name.lower()}").hexdigest()
    attempt = SignIn.objects.create(
        user=user, at=at, outcome="wrong", target=target, known_device=known
    )
    recent = SignIn.objects.filter(
        target=target, outcome="wrong", known_device=known, at__gt=at - WINDOW
    )
    if recent.count() > GUESSES:
        SignIn.objects.filter(pk=attempt.pk).update(outcome="refused")
        return None
    return attempt


def _user_named(name: str) -> User | None:
    return User.objects.filter(Q(username__iexact=name) | Q(email__iexact=name)).first()


def is_known_device(request: HttpRequest, user: User) -> bool:
    """Whether this account has signed in on this device, with the password it still has."""
    try:
        key, mark = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=COOKIE_AGE)
    except (signing.BadSignature, ValueError, TypeError):
        return False
    return key == user.pk and constant_time_compare(str(mark), _mark(user))


def remember_device(response: HttpResponse, user: User) -> None:
    """Mark this device as one on which the account has signed in."""
    response.set_cookie(
        COOKIE,
        signing.dumps([user.pk, _mark(user)], salt=SALT),
        max_age=COOKIE_AGE,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


def _mark(user: Any) -> str:
    """Changes with the password, so that changing it forgets every device."""
    return hashlib.sha256(user.get_session_auth_hash().encode()).hexdigest()[:24]
