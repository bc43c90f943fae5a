"""The organisation's tables in the office's menu, for its administrator alone."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.permissions import register_permission_policy

from wartapraja.organisation.models import (
    ActorBinding,
    Delegation,
    Holding,
    Holiday,
    HoursPeriod,
    Office,
    Person,
    Position,
    RamadanPeriod,
    Unit,
)
from wartapraja.organisation.viewsets.calendar import Holidays, Hours, Ramadans
from wartapraja.organisation.viewsets.policy import OfficePolicy
from wartapraja.organisation.viewsets.rights import Bindings, Delegations, Holdings
from wartapraja.organisation.viewsets.structure import Offices, People, Positions, Units

ALL = ("add", "change", "delete")

for model, office_path, actions in (
    (Office, "", ("change",)),
    (Unit, "office", ALL),
    (Position, "unit__office", ALL),
    (Person, "office", ALL),
    (Holding, "position__unit__office", ALL),
    (Delegation, "holding__position__unit__office", ALL),
    (ActorBinding, "office", ALL),
    (Holiday, "office", ALL),
    (RamadanPeriod, "office", ("add", "change")),
    (HoursPeriod, "office", ("add", "change")),
):
    register_permission_policy(model, OfficePolicy(model, office_path, actions))


class Organisation(ModelViewSetGroup):
    """Who works here, as what, and when."""

    menu_label = _("Organisation")
    menu_icon = "group"
    menu_order = 700
    items = (
        *(Offices, Units, Positions, People, Holdings, Delegations, Bindings),
        *(Holidays, Ramadans, Hours),
    )


@hooks.register("register_admin_viewset")
def organisation_tables() -> Organisation:
    """One group in the menu."""
    return Organisation()


@hooks.register("register_admin_menu_item")
def my_account() -> MenuItem:
    """PIN, password, second factor and sessions."""
    address = reverse_lazy("organisation_account")
    return MenuItem(_("My account"), address, name="akun", icon_name="user", order=900)
