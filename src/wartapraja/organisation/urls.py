"""Addresses of signing in and of one's own account: the same views as allauth's, at Indonesian addresses.

Only what this office uses is here: no sign-up, no e-mail confirmation, no social accounts.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.usersessions import views as sessions
from django.urls import path, re_path
from django.views.generic import RedirectView

from wartapraja.organisation.views import account as own
from wartapraja.organisation.views.language import language

_to_sign_in = RedirectView.as_view(pattern_name="account_login", query_string=True)
_to_reset = RedirectView.as_view(pattern_name="account_reset_password")

entrance = [
    path("masuk/", account.login, name="account_login"),
    path("keluar/", account.logout, name="account_logout"),
    path("masuk/nonaktif/", account.account_inactive, name="account_inactive"),
    path("masuk/daftar/", account.signup, name="account_signup"),
    path("masuk/dua-langkah/", mfa.authenticate, name="mfa_authenticate"),
    path("masuk/kunci/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("masuk/lupa-sandi/", account.password_reset, name="account_reset_password"),
    path(
        "masuk/lupa-sandi/terkirim/",
        account.password_reset_done,
        name="account_reset_password_done",
    ),
    re_path(
        r"^masuk/sandi-baru/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "masuk/sandi-tersimpan/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("bahasa/", language, name="organisation_language"),
]

own_account = [
    path("akun/", own.account, name="organisation_account"),
    path("akun/pin/", own.pin, name="organisation_pin"),
    path("akun/sandi/", account.password_change, name="account_change_password"),
    path("akun/sandi/pertama/", account.password_set, name="account_set_password"),
    path("akun/pastikan/", account.reauthenticate, name="account_reauthenticate"),
    path("akun/pastikan/dua-langkah/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path(
        "akun/pastikan/kunci/",
        webauthn.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path("akun/sesi/", sessions.list_usersessions, name="usersessions_list"),
    path("akun/keamanan/", mfa.index, name="mfa_index"),
    path("akun/keamanan/totp/aktifkan/", totp.activate_totp, name="mfa_activate_totp"),
    path("akun/keamanan/totp/matikan/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("akun/keamanan/kode/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "akun/keamanan/kode/buat/",
        recovery.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "akun/keamanan/kode/unduh/",
        recovery.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("akun/keamanan/kunci/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("akun/keamanan/kunci/tambah/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path(
        "akun/keamanan/kunci/<int:pk>/hapus/", webauthn.remove_webauthn, name="mfa_remove_webauthn"
    ),
    path("akun/keamanan/kunci/<int:pk>/ubah/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
]

instead_of_wagtails = [
    path("login/", _to_sign_in, name="organisation_wagtail_login"),
    path("logout/", account.logout, name="organisation_wagtail_logout"),
    re_path(r"^password_reset/", _to_reset, name="organisation_wagtail_reset"),
]
"""Wagtail's own doors lead to ours."""

urlpatterns = [*entrance, *own_account, *instead_of_wagtails]
