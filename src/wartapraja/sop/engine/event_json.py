"""Event fields to plain JSON values and back, and older event formats to the newest."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import datetime
from enum import StrEnum
from types import UnionType
from typing import Any

UPCASTERS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""For each old format, the function that turns its data into the next format's.

Each function's docstring says what changed and why.
"""


def upcast(data: Mapping[str, Any], *, newest: int) -> dict[str, Any]:
    """The data as the newest format would have written it."""
    current = dict(data)
    while current["format"] < newest:
        current = UPCASTERS[current["format"]](current)
    return current


def plain(value: Any) -> Any:
    """A JSON value for one field."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    return list(value) if isinstance(value, tuple) else value


def typed(kind: type[Any], data: Mapping[str, Any]) -> dict[str, Any]:
    """The constructor's arguments for a dataclass, from plain JSON values."""
    return {field.name: _typed(field.type, data[field.name]) for field in fields(kind)}


def _typed(declared: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(declared, UnionType):
        declared = next(part for part in declared.__args__ if part is not type(None))
    if declared is datetime:
        return datetime.fromisoformat(value)
    if isinstance(declared, type) and issubclass(declared, StrEnum):
        return declared(value)
    return tuple(value) if isinstance(value, list) else value
