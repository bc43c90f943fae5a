"""Addresses of coverage: in the office behind sign-in, and the light pages."""

from django.urls import URLPattern, path

from wartapraja.coverage.views import answering

admin_urls: list[URLPattern] = []
light_urls = [
    path("penugasan/<str:link>/", answering.answer, name="coverage_answer"),
    path("penugasan/<str:link>/peliputan.ics", answering.ics, name="coverage_ics"),
]
