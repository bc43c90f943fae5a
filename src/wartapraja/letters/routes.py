"""Who may reach the addresses of letters; which letters they may see is asked of their cases and offices."""

from collections.abc import Mapping

from wartapraja.organisation.types import Role

ROUTES: Mapping[str, Role] = {
    "letters_register": Role.OFFICER,
    "letters_incoming": Role.OFFICER,
    "letters_numbering": Role.ORG_ADMIN,
    "letters_keys": Role.ORG_ADMIN,
    "letters_preview": Role.OFFICER,
    "letters_letter": Role.OFFICER,
    "letters_pdf": Role.OFFICER,
    "letters_docx": Role.OFFICER,
    "letters_page": Role.OFFICER,
    "letters_print": Role.OFFICER,
    "letters_act": Role.OFFICER,
    "letters_orders": Role.OFFICER,
}
