"""The place of letters in the Wagtail admin."""

from django.http import HttpRequest
from django.urls import URLPattern, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from wartapraja.letters import present
from wartapraja.letters.urls import admin_urls
from wartapraja.organisation import queries as organisation
from wartapraja.organisation.types import Role

MEMO = "letters_sets_up"


class AdministratorItem(MenuItem):
    """Shown to those who set the office up."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Only to them; asked once a page, for all such items."""
        known: bool | None = getattr(request, MEMO, None)
        if known is None:
            known = Role.ORG_ADMIN in organisation.roles_of(request.user, present.now())
            setattr(request, MEMO, known)
        return known


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    """The books, the letters and the orders."""
    return admin_urls


@hooks.register("register_admin_menu_item")
def letters_item() -> MenuItem:
    """Letters come after the schedule."""
    items = [
        MenuItem(_("Dispositions to me"), reverse("letters_orders"), icon_name="mail", order=1),
        MenuItem(_("Incoming letters"), reverse("letters_incoming"), icon_name="download", order=2),
        MenuItem(_("Outgoing letters"), reverse("letters_register"), icon_name="upload", order=3),
        AdministratorItem(
            _("Numbering of letters"), reverse("letters_numbering"), icon_name="list-ol", order=4
        ),
        AdministratorItem(_("Signing keys"), reverse("letters_keys"), icon_name="key", order=5),
    ]
    return SubmenuMenuItem(
        _("Letters"), Menu(items=items), name="surat", icon_name="doc-full", order=4
    )
