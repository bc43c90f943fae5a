"""Who may reach casework's addresses; which case they may see is asked of the case itself."""

from collections.abc import Mapping

from wartapraja.organisation.types import Role

ROUTES: Mapping[str, Role] = {
    "desk_first": Role.OFFICER,
    "casework_desk": Role.OFFICER,
    "casework_cases": Role.OFFICER,
    "casework_case_results": Role.OFFICER,
    "casework_notices": Role.OFFICER,
    "casework_notice_results": Role.OFFICER,
    "casework_deviations": Role.OFFICER,
    "casework_deviation_results": Role.OFFICER,
    "casework_start": Role.OFFICER,
    "casework_case": Role.OFFICER,
    "casework_comment": Role.OFFICER,
    "casework_why": Role.OFFICER,
    "casework_paper": Role.OFFICER,
    "casework_steer": Role.OFFICER,
    "casework_approval": Role.ANYONE,
}
