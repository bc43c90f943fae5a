"""Who may reach coverage's addresses; which events they may see is asked of their offices."""

from collections.abc import Mapping

from wartapraja.organisation.types import Role

ROUTES: Mapping[str, Role] = {
    "coverage_calendar": Role.OFFICER,
    "coverage_event": Role.OFFICER,
    "coverage_act": Role.OFFICER,
    "coverage_lend": Role.OFFICER,
    "coverage_answer": Role.ANYONE,
    "coverage_ics": Role.ANYONE,
    "coverage_phone": Role.OFFICER,
    "coverage_phone_data": Role.OFFICER,
    "coverage_phone_worker": Role.SIGNED_IN,
    "coverage_phone_manifest": Role.SIGNED_IN,
    "coverage_note": Role.OFFICER,
    "coverage_begin": Role.OFFICER,
    "coverage_part": Role.OFFICER,
    "coverage_original": Role.OFFICER,
    "coverage_describe": Role.OFFICER,
}
