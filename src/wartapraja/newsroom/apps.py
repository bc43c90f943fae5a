"""The newsroom as Django knows it."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    """Puts the database's own part of the publishing guard in place after every migration."""

    name = "wartapraja.newsroom"
    verbose_name = _("Newsroom")

    def ready(self) -> None:
        """Watch for migrations.

        A schema change on SQLite rebuilds the table and silently drops its triggers, so a migration that made them once
        would not be enough.
        """
        from wartapraja.newsroom import checks as checks

        post_migrate.connect(_put_triggers_in_place, sender=self, dispatch_uid="newsroom.triggers")


def _put_triggers_in_place(using: str, **_kwargs: Any) -> None:
    from wartapraja.newsroom.publishing import triggers

    triggers.install(using)
