"""The language switch: for this browser, and for the person's office pages."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST
from wagtail.users.models import UserProfile


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Set the language to one of ours and go back to where the switch was pressed."""
    chosen = request.POST.get("bahasa", "")
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure()):
        target = "/"
    response = redirect(target)
    if chosen in dict(settings.LANGUAGES):
        translation.activate(chosen)
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=365 * 24 * 60 * 60,
            httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )
        if request.user.is_authenticated:
            profile = UserProfile.get_for_user(request.user)
            profile.preferred_language = chosen
            profile.save(update_fields=["preferred_language"])
    return response
