"""What a channel is: where a post goes, how it is made ready, and how its address is known."""

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from typing import ClassVar
from urllib.parse import urlencode, urlsplit

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What is to be shared: the published article in few words."""

    title: str
    intro: str
    url: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post made ready for one channel.

    Attributes:
        text: to copy or to prefill.
        share_url: address that opens the channel with the post in it; empty where the channel has none.
        length: characters as this channel counts them.
        limit: how many it takes; None without a limit.
    """

    text: str
    share_url: str
    length: int
    limit: int | None


class Channel:
    """One channel. Its key is the name of its folder."""

    title: ClassVar[str]
    hosts: ClassVar[frozenset[str]] = frozenset()
    limit: ClassVar[int | None] = None
    closed: ClassVar[str | Promise] = ""
    """Why there is nothing to post any more; empty while the channel lives."""
    hint: ClassVar[str | Promise] = ""

    def text(self, story: Story) -> str:
        """The words of the post."""
        tags = " ".join(f"#{tag}" for tag in story.tags)
        return "\n\n".join(part for part in (story.title, story.intro, story.url, tags) if part)

    def share_url(self, story: Story) -> str:
        """Address that opens the channel with the post ready; empty where there is none."""
        return ""

    def length(self, text: str) -> int:
        """Characters as the channel counts them."""
        return len(text)

    def post(self, story: Story) -> Post:
        """The post, made ready."""
        text = self.text(story)
        return Post(
            text=text, share_url=self.share_url(story), length=self.length(text), limit=self.limit
        )

    def owns(self, address: str) -> bool:
        """Whether an address is one of this channel's."""
        try:
            parts = urlsplit(address)
            host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
        except ValueError:
            return False
        return parts.scheme == "https" and host in self.hosts and len(parts.path) > 1


def query(base: str, **values: str) -> str:
    """An address with its query encoded."""
    return f"{base}?{urlencode(values)}"


class BrokenChannel(Exception):
    """A folder under ``channels/`` does not define exactly one channel."""


@cache
def channels() -> dict[str, Channel]:
    """Every channel by its key.

    Raises:
        BrokenChannel: naming the folder that defines none or several.
    """
    folder = importlib.import_module("wartapraja.distribution.channels")
    found: dict[str, Channel] = {}
    for entry in pkgutil.iter_modules(folder.__path__):
        module = importlib.import_module(f"{folder.__name__}.{entry.name}")
        own = [
            each
            for each in vars(module).values()
            if isinstance(each, type)
            and issubclass(each, Channel)
            and each.__module__ == module.__name__
        ]
        if len(own) != 1:
            raise BrokenChannel(
                f"{module.__name__} must define exactly one Channel; it defines {len(own)}."
            )
        found[entry.name] = own[0]()
    return found
