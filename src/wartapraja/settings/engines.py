"""The database, mail and storage that a URL names, in Django's words."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA mmap_size=134217728;"
    "PRAGMA journal_size_limit=27103364;PRAGMA cache_size=-20000;PRAGMA temp_store=MEMORY;"
)


def database(url: str, home: Path) -> dict[str, Any]:
    """PostgreSQL when a URL names it, else SQLite in ``home`` with the measured settings."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(home / "db.sqlite3"),
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": SQLITE_PRAGMAS,
            },
            "CONN_MAX_AGE": None,
        }
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def mail(url: str, home: Path) -> dict[str, Any]:
    """Django's e-mail settings for an smtp URL; without one, mails become files in ``home``/mail."""
    if not url:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": str(home / "mail"),
        }
    parts = urlsplit(url)
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or 25,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
    }


def storages(url: str, home: Path) -> dict[str, Any]:
    """Where files lie: local folders, or an S3-compatible service. Papers and originals stay private."""
    static = {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    if not url:
        local = "django.core.files.storage.FileSystemStorage"
        return {
            "default": {
                "BACKEND": local,
                "OPTIONS": {"location": str(home / "private"), "base_url": "/berkas-privat/"},
            },
            "public": {
                "BACKEND": local,
                "OPTIONS": {"location": str(home / "media"), "base_url": "/media/"},
            },
            "staticfiles": static,
        }
    parts = urlsplit(url)
    options = {
        "access_key": unquote(parts.username or ""),
        "secret_key": unquote(parts.password or ""),
        "endpoint_url": f"https://{parts.hostname}" + (f":{parts.port}" if parts.port else ""),
        "bucket_name": parts.path.lstrip("/"),
        "signature_version": "s3v4",
        "addressing_style": "path",
        "default_acl": None,
    }
    backend = "storages.backends.s3.S3Storage"
    return {
        "default": {
            "BACKEND": backend,
            "OPTIONS": {**options, "location": "private", "querystring_auth": True},
        },
        "public": {
            "BACKEND": backend,
            "OPTIONS": {**options, "location": "media", "querystring_auth": False},
        },
        "staticfiles": static,
    }
