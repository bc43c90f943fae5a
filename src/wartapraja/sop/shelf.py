"""The SOPs shipped with the program, read from `sop/library/*.yaml`."""

from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from wartapraja.sop.definition import Definition
from wartapraja.sop.yaml_file import load as load_yaml

ORDER = (
    "pesona-bengkalis",
    "website-ketapang",
    "website-tabanan",
    "web-kecamatan-buleleng",
    "peliputan-bengkalis",
)
"""The five documents in the order in which they are numbered; any other file follows by name."""


class UnknownSop(LookupError):
    """No shipped SOP has this key."""


def keys() -> tuple[str, ...]:
    """Keys of the shipped SOPs."""
    names = [file.name for file in _shelf().iterdir()]
    found = sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml"))
    return tuple(sorted(found, key=lambda key: ORDER.index(key) if key in ORDER else len(ORDER)))


def path(key: str) -> Traversable:
    """The file of a shipped SOP.

    Raises:
        UnknownSop: there is none of that key.
    """
    if key not in keys():
        raise UnknownSop(f"No shipped SOP is called {key!r}; there are {', '.join(keys())}.")
    return _shelf() / f"{key}.yaml"


@cache
def load(key: str) -> Definition:
    """A shipped SOP.

    Raises:
        UnknownSop: there is none of that key.
    """
    file = path(key)
    return load_yaml(file.read_text(encoding="utf-8"), file.name)


def tracks() -> dict[str, tuple[str, ...]]:
    """Track keys of every shipped SOP, as `sop.lint` needs them to check calls."""
    return {key: tuple(track.key for track in load(key).tracks) for key in keys()}


def _shelf() -> Traversable:
    return resources.files("wartapraja.sop") / "library"
