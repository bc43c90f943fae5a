"""Takes the guard away for the length of a block, so that a test can show what it stops."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from wagtail import hooks

from wartapraja.newsroom.models import BasePage
from wartapraja.newsroom.publishing import triggers

METHODS = ("permissions_for_user", "get_lock", "save", "delete", "move")


@contextmanager
def guard_off() -> Iterator[None]:
    with methods_off(), triggers_off():
        yield


@contextmanager
def methods_off() -> Iterator[None]:
    """Without the first two layers: a page is what Wagtail makes it."""
    with pytest.MonkeyPatch.context() as patch:
        for name in METHODS:
            patch.delattr(BasePage, name)
        for action in ("publish", "unpublish", "delete", "move"):
            hooks.get_hooks(f"before_{action}_page")
            patch.setitem(hooks._hooks, f"before_{action}_page", [])
        yield


@contextmanager
def triggers_off() -> Iterator[None]:
    """Without the third."""
    triggers.remove()
    try:
        yield
    finally:
        triggers.install()
