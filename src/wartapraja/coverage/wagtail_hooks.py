"""Coverage's place in the Wagtail admin."""

from django.urls import URLPattern, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from wartapraja.coverage.urls import admin_urls


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    """The schedule and its events."""
    return admin_urls


@hooks.register("register_admin_menu_item")
def schedule_item() -> MenuItem:
    """The schedule comes after the cases."""
    return MenuItem(
        _("Coverage schedule"),
        reverse("coverage_calendar"),
        name="jadwal",
        icon_name="calendar-alt",
        order=3,
    )
