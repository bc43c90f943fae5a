"""Django, only for the commands that need it: what reads SOPs must start without it."""

import os


def set_up(role: str = "office") -> None:
    """Make Django ready with the settings of a process.

    Args:
        role: ``office``, ``public`` or ``worker``.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"wartapraja.settings.{role}")
    import django

    django.setup()
