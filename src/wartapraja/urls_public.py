"""Addresses that the public process answers; everything else on the public port is a baked file."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
