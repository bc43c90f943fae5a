"""Who may reach coverage's addresses; which events they may see is asked of their offices."""

from collections.abc import Mapping

from wartapraja.organisation.types import Role

ROUTES: Mapping[str, Role] = {
    "coverage_answer": Role.ANYONE,
    "coverage_ics": Role.ANYONE,
}
