"""What a citizen's request may reach: search, forms, tracking, verification. No session, no office."""

from wartapraja.settings.base import *  # noqa: F403
from wartapraja.settings.base import ALLOWED_HOSTS as NAMED_HOSTS
from wartapraja.settings.base import INSTALLED_APPS as ALL_APPS
from wartapraja.settings.base import PRODUCTION

INSTALLED_APPS = [name for name in ALL_APPS if not name.startswith("allauth")]
"""Nobody signs in here, so what signs people in is not even loaded."""
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
ROOT_URLCONF = "wartapraja.urls_public"
WSGI_APPLICATION = "wartapraja.settings.wsgi.application"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
X_FRAME_OPTIONS = "DENY"
ALLOWED_HOSTS = [*dict.fromkeys([*NAMED_HOSTS, "127.0.0.1"])]
"""The front asks under this machine's own address; it has judged the citizen's host name before."""

if PRODUCTION:
    SECURE_HSTS_SECONDS = 63_072_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
    SILENCED_SYSTEM_CHECKS = [
        "security.W003",  # no cookie and no sign-in: there is no authority that another site could borrow
        "security.W008",  # the reverse proxy in front redirects to TLS
        "security.W010",  # no session middleware, so no session cookie
    ]
