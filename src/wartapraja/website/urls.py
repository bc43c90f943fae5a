"""Addresses of the public site that are not baked."""

from django.urls import path

from wartapraja.website.views.search import search

public_urls = [path("cari/", search, name="website_search")]
