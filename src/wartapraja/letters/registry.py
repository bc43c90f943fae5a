"""Finds the kinds of letters by walking the folders of `letters.kinds`; there is no list of them."""

import importlib
import json
import pkgutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from wartapraja.letters import kinds as folder
from wartapraja.letters.types import BadLetter, Letter


class BrokenKind(Exception):
    """A folder of `letters.kinds` lacks something, or defines not exactly one letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of letter: its fields, and where its template and its sample lie."""

    key: str
    shape: type[Letter]
    template: Path
    sample_file: Path

    def sample(self) -> dict[str, Any]:
        """The data of its sample letter."""
        data: dict[str, Any] = json.loads(self.sample_file.read_text(encoding="utf-8"))
        return data


def discover(package: Any) -> dict[str, Kind]:
    """Every kind below a package, by the name of its folder.

    Raises:
        BrokenKind: naming the folder and what is wrong with it.
    """
    return {
        entry.name: _kind(f"{package.__name__}.{entry.name}", entry.name)
        for entry in pkgutil.iter_modules(package.__path__)
    }


def _kind(module_name: str, key: str) -> Kind:
    module = importlib.import_module(module_name)
    shapes = [
        thing
        for thing in vars(module).values()
        if isinstance(thing, type) and issubclass(thing, Letter) and thing.__module__ == module_name
    ]
    if len(shapes) != 1:
        raise BrokenKind(f"{module_name} must define exactly one Letter; it defines {len(shapes)}.")
    here = Path(str(module.__file__)).parent
    kind = Kind(
        key=key,
        shape=shapes[0],
        template=here / "template.typ",
        sample_file=here / "sample.json",
    )
    for needed in (kind.template, kind.sample_file):
        if not needed.is_file():
            raise BrokenKind(f"{module_name} has no {needed.name}.")
    return kind


@cache
def kinds() -> dict[str, Kind]:
    """Every kind of this installation."""
    return discover(folder)


def kind_of(key: str) -> Kind:
    """One kind.

    Raises:
        BadLetter: there is none of that name; the sentence lists those that there are.
    """
    try:
        return kinds()[key]
    except KeyError:
        raise BadLetter(f"{key} is no kind of letter; there are {', '.join(kinds())}.") from None
