"""What a citizen's request may reach: search, forms, tracking, verification. No session, no office."""

from wartapraja.settings.base import *  # noqa: F403
from wartapraja.settings.base import INSTALLED_APPS as ALL_APPS

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
