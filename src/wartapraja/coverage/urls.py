"""Addresses of coverage: in the office behind sign-in, and the light pages."""

from django.urls import URLPattern, path

from wartapraja.coverage.views import acts, answering, calendar, originals, phone, uploading

admin_urls: list[URLPattern] = [
    path("jadwal/", calendar.calendar, name="coverage_calendar"),
    path("jadwal/alat/<int:loan_id>/", acts.lend, name="coverage_lend"),
    path("jadwal/<uuid:key>/", acts.event, name="coverage_event"),
    path("jadwal/<uuid:key>/<slug:verb>/", acts.act_on, name="coverage_act"),
]
light_urls = [
    path("liputan/", phone.phone, name="coverage_phone"),
    path("liputan/data.json", phone.data, name="coverage_phone_data"),
    path("liputan/pekerja.js", phone.worker, name="coverage_phone_worker"),
    path("liputan/manifest.json", phone.manifest, name="coverage_phone_manifest"),
    path("liputan/<str:key>/catatan/", phone.note, name="coverage_note"),
    path("liputan/unggah/", uploading.begin, name="coverage_begin"),
    path("liputan/unggah/<uuid:client_id>/", uploading.part, name="coverage_part"),
    path("liputan/asli/<uuid:client_id>/", originals.original, name="coverage_original"),
    path("liputan/berkas/<uuid:client_id>/", phone.describe, name="coverage_describe"),
    path("penugasan/<str:link>/", answering.answer, name="coverage_answer"),
    path("penugasan/<str:link>/peliputan.ics", answering.ics, name="coverage_ics"),
]
