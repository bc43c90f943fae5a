"""The office's addresses with Wagtail's API v3 beside them, which Wartapraja itself never mounts."""

from django.urls import path
from wagtail.api.v3.urls import api

from wartapraja import urls_office

urlpatterns = [path("api-v3/", api.urls), *urls_office.urlpatterns]
