"""Signing in, and one's own account."""

from collections.abc import Mapping

from wartapraja.organisation.types import Role

ACCOUNT: Mapping[str, Role] = {
    **dict.fromkeys(
        (
            "account_login",
            "account_logout",
            "account_inactive",
            "account_signup",
            "account_reset_password",
            "account_reset_password_done",
            "account_reset_password_from_key",
            "account_reset_password_from_key_done",
            "mfa_authenticate",
            "mfa_login_webauthn",
            "organisation_language",
            "organisation_wagtail_login",
            "organisation_wagtail_logout",
            "organisation_wagtail_reset",
        ),
        Role.ANYONE,
    ),
    **dict.fromkeys(
        (
            "organisation_account",
            "organisation_pin",
            "account_change_password",
            "account_set_password",
            "account_reauthenticate",
            "mfa_reauthenticate",
            "mfa_reauthenticate_webauthn",
            "usersessions_list",
            "mfa_index",
            "mfa_activate_totp",
            "mfa_deactivate_totp",
            "mfa_view_recovery_codes",
            "mfa_generate_recovery_codes",
            "mfa_download_recovery_codes",
            "mfa_list_webauthn",
            "mfa_add_webauthn",
            "mfa_remove_webauthn",
            "mfa_edit_webauthn",
        ),
        Role.SIGNED_IN,
    ),
}
