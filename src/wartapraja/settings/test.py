"""Tests: the office's settings on a data folder of their own."""

import os
import tempfile

os.environ.setdefault("WARTAPRAJA_HOME", tempfile.mkdtemp(prefix="wartapraja-test-"))

from wartapraja.settings.office import *  # noqa: F403
from wartapraja.settings.office import DATABASES, MIDDLEWARE, STORAGES, WARTAPRAJA_HOME

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]
ALLOWED_HOSTS = ["*"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: threads and worker processes of a test must meet the real locks.
    DATABASES["default"]["TEST"] = {"NAME": str(WARTAPRAJA_HOME / "test.sqlite3")}
