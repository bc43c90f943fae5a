"""Finds the activities by walking the rooms' folders; two or none in a folder stops the start, naming it."""

import importlib
import pkgutil
from functools import cache

from django.conf import settings

from wartapraja.casework.activity import Activity


class BrokenActivity(Exception):
    """A folder under ``activities/`` does not define exactly one activity."""


def discover(rooms: tuple[str, ...]) -> dict[str, type[Activity]]:
    """Map ``room.folder`` to the one Activity that each ``<room>.activities.<folder>`` defines.

    Args:
        rooms: dotted packages, for instance ``wartapraja.newsroom``.

    Raises:
        BrokenActivity: naming the folder, when it defines none or more than one.
    """
    found: dict[str, type[Activity]] = {}
    for room in rooms:
        try:
            package = importlib.import_module(f"{room}.activities")
        except ModuleNotFoundError as error:
            if error.name != f"{room}.activities":
                raise
            continue
        for entry in pkgutil.iter_modules(package.__path__):
            found[f"{room.rpartition('.')[2]}.{entry.name}"] = _only_activity(
                f"{package.__name__}.{entry.name}"
            )
    return found


def _only_activity(name: str) -> type[Activity]:
    module = importlib.import_module(name)
    own = [
        thing
        for thing in vars(module).values()
        if isinstance(thing, type) and issubclass(thing, Activity) and thing.__module__ == name
    ]
    if len(own) != 1:
        raise BrokenActivity(f"{name} must define exactly one Activity; it defines {len(own)}.")
    return own[0]


@cache
def activities() -> dict[str, type[Activity]]:
    """Every activity of this installation, by address."""
    return discover(tuple(settings.ROOMS))


def activity_at(address: str | None) -> Activity:
    """The activity of an address; the plain hand-over when a step names none.

    Raises:
        LookupError: when no room has that folder.
    """
    if not address:
        return Activity()
    try:
        return activities()[address]()
    except KeyError:
        raise LookupError(
            f"No activity {address}; there are {', '.join(sorted(activities()))}."
        ) from None
