"""Plain data (JSON) to the dataclass of a kind, strictly: nothing missing, nothing unknown, nothing guessed."""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from wartapraja.letters.types import BadLetter

T = TypeVar("T")


def read(shape: type[T], data: Any, where: str) -> T:
    """The dataclass that plain data describe.

    Raises:
        BadLetter: naming the field, by its path from `where`.
    """
    if not isinstance(data, Mapping):
        raise BadLetter(f"{where}: got {_shown(data)}, expected an object.")
    if not is_dataclass(shape):
        raise TypeError(f"{shape} is no dataclass")
    known = {field.name: field for field in fields(shape)}
    unknown = sorted(set(data) - set(known))
    if unknown:
        raise BadLetter(f"{where}: {unknown[0]} is not a field; there are {', '.join(known)}.")
    hints = get_type_hints(shape)
    given = {
        name: _value(hints[name], data[name], f"{where}.{name}")
        for name, field in known.items()
        if name in data or _must(field, f"{where}.{name}")
    }
    return shape(**given)


def _must(field: "Field[Any]", where: str) -> bool:
    if field.default is MISSING and field.default_factory is MISSING:
        raise BadLetter(f"{where}: missing.")
    return False


def _value(hint: Any, value: Any, where: str) -> Any:
    if isinstance(hint, UnionType):
        return None if value is None else _value(get_args(hint)[0], value, where)
    if get_origin(hint) is tuple:
        return _list(get_args(hint)[0], value, where)
    return _single(hint, value, where)


def _single(hint: Any, value: Any, where: str) -> Any:
    if is_dataclass(hint):
        return value if isinstance(value, hint) else read(hint, value, where)  # type: ignore[arg-type]
    if hint is datetime:
        return _instant(value, where)
    if hint is date:
        return _day(value, where)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _choice(hint, value, where)
    if not isinstance(value, hint) or (hint is int and isinstance(value, bool)):
        raise BadLetter(f"{where}: got {_shown(value)}, expected {hint.__name__}.")
    return value


def _list(hint: Any, value: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise BadLetter(f"{where}: got {_shown(value)}, expected a list.")
    return tuple(_value(hint, each, f"{where}[{n}]") for n, each in enumerate(value))


def _choice(hint: type[StrEnum], value: Any, where: str) -> StrEnum:
    try:
        return hint(value)
    except ValueError:
        raise BadLetter(
            f"{where}: got {_shown(value)}, expected one of {', '.join(hint)}."
        ) from None


def _instant(value: Any, where: str) -> datetime:
    try:
        at = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise BadLetter(f"{where}: got {_shown(value)}, expected ISO 8601.") from None
    if at.tzinfo is None:
        raise BadLetter(f"{where}: got {_shown(value)}, expected a time with its zone.")
    return at


def _day(value: Any, where: str) -> date:
    try:
        return value if isinstance(value, date) else date.fromisoformat(value)
    except (TypeError, ValueError):
        raise BadLetter(f"{where}: got {_shown(value)}, expected YYYY-MM-DD.") from None


def _shown(value: Any) -> str:
    return repr(value)[:60]
