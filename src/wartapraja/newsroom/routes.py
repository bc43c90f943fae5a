"""Who may reach the newsroom's addresses; what they may do there is asked of the page, the case and the holdings."""

from collections.abc import Mapping

from wartapraja.organisation.types import Role

ROUTES: Mapping[str, Role] = {
    "newsroom_emergencies": Role.OFFICER,
    "newsroom_emergency": Role.OFFICER,
    "newsroom_second_look": Role.OFFICER,
    "newsroom_categories:*": Role.ORG_ADMIN,
}
