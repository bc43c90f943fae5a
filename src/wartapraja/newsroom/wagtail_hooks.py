"""The newsroom in the Wagtail admin: what the editor offers, and kind words where the guard would refuse anyway."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem

from wartapraja.newsroom import queries, turns
from wartapraja.newsroom.publishing import allows, saving
from wartapraja.newsroom.views import emergency
from wartapraja.newsroom.viewsets import Categories
from wartapraja.organisation import queries as organisation

OF_THE_SOP = frozenset(
    {
        "action-publish",
        "action-unpublish",
        "action-submit",
        "action-restart-workflow",
        "action-cancel-workflow",
    }
)


class ThroughTheCase(ActionMenuItem):
    """Stands where "Publish" would: how this page gets to the public."""

    name = "action-through-the-case"
    label = _("Published through the SOP case")
    icon_name = "folder-open-inverse"
    order = 90

    def is_shown(self, context: dict[str, Any]) -> bool:
        """Also on a locked page: there it explains most."""
        return True

    def get_url(self, context: dict[str, Any]) -> str:
        """The page's case, or the list of cases."""
        page = context.get("page")
        desk = turns.desk_of(page) if page is not None else None
        return desk.case_url if desk is not None and desk.case_url else reverse("casework_cases")


class InAnEmergency(ActionMenuItem):
    """For those who may publish at once."""

    name = "action-emergency"
    label = _("Emergency publication")
    icon_name = "warning"
    order = 200

    def is_shown(self, context: dict[str, Any]) -> bool:
        """To authorised officials only."""
        page = context.get("page")
        person = organisation.person_of(context["request"].user)
        if page is None or person is None:
            return False
        office = getattr(page, "office", None) or person.office
        return queries.may_publish_in_emergency(person, office, turns.now())

    def get_url(self, context: dict[str, Any]) -> str:
        """The form."""
        return reverse("newsroom_emergency", args=[context["page"].pk])


class SecondLooks(MenuItem):
    """How many emergency publications wait; hidden from those who could not look."""

    def is_shown(self, request: HttpRequest) -> bool:
        """To authorised officials only."""
        person = organisation.person_of(request.user)
        return person is not None and queries.may_publish_in_emergency(
            person, person.office, turns.now()
        )


@hooks.register("construct_page_action_menu")
def only_what_the_sop_leaves(
    menu_items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]
) -> None:
    """Publishing and taking down are steps of a case; saving a draft stays."""
    menu_items[:] = [item for item in menu_items if item.name not in OF_THE_SOP]
    menu_items.append(ThroughTheCase())
    if context.get("view") == "edit":
        menu_items.append(InAnEmergency())


def _kindly(action: str) -> Any:
    def refuse(request: HttpRequest, page: Any, *_more: Any) -> HttpResponse | None:
        if not page.live and action != "publish":
            return None
        if allows(action, page.pk):
            return None
        messages.error(request, saving.sentence(page.title))
        return redirect("wagtailadmin_pages:edit", page.pk)

    return refuse


for _action in ("publish", "unpublish", "delete", "move"):
    hooks.register(f"before_{_action}_page", _kindly(_action))


@hooks.register("register_admin_urls")
def register_addresses() -> list[URLPattern]:
    """Emergency publishing."""
    return [
        path("darurat/", emergency.second_looks, name="newsroom_emergencies"),
        path("darurat/terbit/<int:page_id>/", emergency.publish, name="newsroom_emergency"),
        path("darurat/<int:emergency_id>/", emergency.second_look, name="newsroom_second_look"),
    ]


@hooks.register("register_admin_menu_item")
def second_looks_item() -> MenuItem:
    """Below the cases."""
    return SecondLooks(
        _("Emergency publications"),
        reverse("newsroom_emergencies"),
        name="darurat",
        icon_name="warning",
        order=60,
    )


@hooks.register("register_admin_viewset")
def categories() -> Categories:
    """The categories, among the settings."""
    return Categories()


@hooks.register("insert_global_admin_css")
def diff_style() -> SafeString:
    """How changes look."""
    return format_html('<link rel="stylesheet" href="{}">', static("newsroom/diff.css"))
