"""Walks the rooms for a module of a name: the one way that the record learns of handlers and ticks."""

import importlib
import importlib.util
from functools import cache
from types import ModuleType

from django.conf import settings


@cache
def modules_of_rooms(name: str) -> tuple[ModuleType, ...]:
    """Import ``<room>.<name>`` of every room that has one; an error inside such a module is raised, not skipped."""
    found = []
    for room in settings.ROOMS:
        module = f"{room}.{name}"
        if room == __package__ or importlib.util.find_spec(module) is None:
            continue
        found.append(importlib.import_module(module))
    return tuple(found)
