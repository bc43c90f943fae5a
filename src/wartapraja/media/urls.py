"""Addresses of the media room inside the office, behind its sign-in."""

from django.urls import path

from wartapraja.media.addresses import PREFIX
from wartapraja.media.views import files

app_name = "media"
urlpatterns = [
    path(f"{PREFIX.strip('/')}/<slug:kind>/<int:pk>/<str:name>", files.file, name="file"),
]
