"""Addresses that the public process answers; everything else on the public port is a baked file."""

from wartapraja.website.urls import public_urls

urlpatterns = [*public_urls]
