"""Tasks as Wagtail would put them off."""

from django.utils.translation import get_language
from django_tasks import task


@task()
def note_language() -> str | None:
    """Something harmless that answers."""
    return get_language()


@task()
def broken() -> None:
    """Something that goes wrong."""
    raise OSError("no index")
