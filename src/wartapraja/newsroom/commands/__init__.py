"""What can be done to pages. Nothing here knows of cases but by their reference: the activities bind the two."""

from wartapraja.newsroom.commands.articles import (
    NoNewsIndex,
    add_media,
    create_article,
    replace_from_manuscript,
)
from wartapraja.newsroom.commands.desks import (
    TakenUp,
    came_in,
    keep_trail,
    leave,
    pin_revision,
    release,
    take_up,
    turn_to,
)
from wartapraja.newsroom.commands.emergency import (
    AlreadyLooked,
    NotAuthorised,
    ask_second_look,
    emergency_publish,
    second_look,
)
from wartapraja.newsroom.commands.publishing import publish, take_down
from wartapraja.newsroom.commands.site import set_up_site, site_stands
from wartapraja.newsroom.types import NotPublishable

__all__ = [
    "AlreadyLooked",
    "NoNewsIndex",
    "NotAuthorised",
    "NotPublishable",
    "TakenUp",
    "add_media",
    "ask_second_look",
    "came_in",
    "create_article",
    "emergency_publish",
    "keep_trail",
    "leave",
    "pin_revision",
    "publish",
    "release",
    "replace_from_manuscript",
    "second_look",
    "set_up_site",
    "site_stands",
    "take_down",
    "take_up",
    "turn_to",
]
