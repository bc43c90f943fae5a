"""Addresses of the office. It stands on its own port; an anonymous reader never gets past sign-in."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("masuk/akun/", include("allauth.urls")),
    path("dokumen/", include(wagtaildocs_urls)),
    path("", include(wagtailadmin_urls)),
]
