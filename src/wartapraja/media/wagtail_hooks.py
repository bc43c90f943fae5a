"""The media room in the Wagtail admin."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from wagtail import hooks

from wartapraja.media import urls
from wartapraja.media.choosers import video_chooser
from wartapraja.media.permissions import may_see
from wartapraja.media.viewsets import video_viewset


@hooks.register("register_admin_viewset")
def register_videos() -> list[Any]:
    """Screens and chooser of videos."""
    return [video_viewset, video_chooser]


@hooks.register("register_admin_urls")
def register_addresses() -> list[Any]:
    """The files themselves, behind the office's sign-in."""
    return [path("", include(urls))]


@hooks.register("before_serve_document", order=-100)
def officers_only(document: Any, request: HttpRequest) -> HttpResponse | None:
    """Wagtail's own document address asks nobody to sign in; ours does."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not may_see(request, document):
        raise PermissionDenied
    return None
