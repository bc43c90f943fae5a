"""Who may reach media's addresses; which file they may see is asked of the file itself."""

from collections.abc import Mapping

from wartapraja.organisation.types import Role

ROUTES: Mapping[str, Role] = {
    "media:*": Role.OFFICER,
    "video:*": Role.OFFICER,
    "video_chooser:*": Role.OFFICER,
}
