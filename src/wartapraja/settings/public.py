"""What a citizen's request may reach: search, forms, tracking, verification. No session, no office."""

from wartapraja.settings.base import *  # noqa: F403

ROOT_URLCONF = "wartapraja.urls_public"
WSGI_APPLICATION = "wartapraja.settings.wsgi.application"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
X_FRAME_OPTIONS = "DENY"
