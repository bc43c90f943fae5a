"""Casework's place in the Wagtail admin: its menu, its addresses, its style and the red banner."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from wartapraja.casework import clock
from wartapraja.casework.queries.desk import waiting_for
from wartapraja.casework.urls import admin_urls
from wartapraja.casework.views import desk
from wartapraja.organisation import queries as organisation


class DeskItem(MenuItem):
    """Meja kerja, with how many cases wait for the reader."""

    def render_component(self, request: HttpRequest) -> Any:
        """The item with its count in the label."""
        person = organisation.person_of(request.user)
        count = waiting_for(person, clock.now()).count() if person is not None else 0
        self.label = f"{_('Desk')} ({count})" if count else _("Desk")
        return super().render_component(request)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    """The case pages, and the desk where Wagtail's dashboard would be."""
    return [path("meja/", desk.desk, name="casework_desk"), *admin_urls]


@hooks.register("register_admin_menu_item")
def desk_item() -> MenuItem:
    """The desk comes first."""
    return DeskItem(_("Desk"), reverse("casework_desk"), name="meja", icon_name="home", order=1)


@hooks.register("register_admin_menu_item")
def cases_item() -> MenuItem:
    """Then the cases."""
    return MenuItem(
        _("Cases"),
        reverse("casework_cases"),
        name="berkas",
        icon_name="folder-open-inverse",
        order=2,
    )


@hooks.register("register_reports_menu_item")
def notices_item() -> MenuItem:
    """Who was told what."""
    return MenuItem(_("Notice log"), reverse("casework_notices"), icon_name="mail", order=10)


@hooks.register("register_reports_menu_item")
def deviations_item() -> MenuItem:
    """What was done outside the order."""
    return MenuItem(_("Deviations"), reverse("casework_deviations"), icon_name="warning", order=11)


@hooks.register("construct_main_menu")
def without_help(request: HttpRequest, items: list[MenuItem]) -> None:
    """Wagtail's own help speaks of Wagtail; the office's words stand on its pages."""
    items[:] = [item for item in items if item.name not in {"help"}]


@hooks.register("insert_global_admin_css")
def office_style() -> SafeString:
    """Our tokens over Wagtail's variables, then one file a component."""
    return format_html('<link rel="stylesheet" href="{}">', static("casework/office.css"))
