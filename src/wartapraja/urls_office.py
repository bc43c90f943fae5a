"""Addresses of the office. It stands on its own port; an anonymous reader never gets past sign-in."""

from django.urls import include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from wartapraja.casework.urls import light_urls as case_links
from wartapraja.coverage.urls import light_urls as coverage_links

urlpatterns = [
    *case_links,
    *coverage_links,
    path("", include("wartapraja.organisation.urls")),
    path("dokumen/", include(wagtaildocs_urls)),
    path("", RedirectView.as_view(pattern_name="casework_desk"), name="desk_first"),
    path("", include(wagtailadmin_urls)),
]
handler403 = "wartapraja.organisation.refusing.forbidden"
handler404 = "wartapraja.organisation.refusing.missing"
