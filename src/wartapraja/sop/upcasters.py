"""Older formats of an SOP file, brought to the newest one version at a time.

`UPCASTERS[n]` takes the plain data of format n and gives that of format n + 1; its docstring says
what changed and why. Format 1 is the first, so there is none yet.
"""

from collections.abc import Callable
from typing import Any

UPCASTERS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}


def upcast(data: dict[str, Any], *, written: int, newest: int) -> dict[str, Any]:
    """The data as the newest format would say it.

    Raises:
        KeyError: no way is known from the format it was written in.
    """
    for number in range(written, newest):
        data = UPCASTERS[number](data)
    return {**data, "format": newest}
