"""Addresses of casework: in the office behind sign-in, and the light pages."""

from django.urls import path

from wartapraja.casework.views import (
    approval,
    cases,
    page,
    papers,
    reports,
    starting,
    steering,
    why,
)

admin_urls = [
    path("berkas/", cases.CaseIndex.as_view(), name="casework_cases"),
    path("berkas/hasil/", cases.CaseIndex.as_view(results_only=True), name="casework_case_results"),
    path("berkas/mulai/", starting.start, name="casework_start"),
    path("berkas/pemberitahuan/", reports.NoticeLog.as_view(), name="casework_notices"),
    path(
        "berkas/pemberitahuan/hasil/",
        reports.NoticeLog.as_view(results_only=True),
        name="casework_notice_results",
    ),
    path("berkas/penyimpangan/", reports.DeviationReport.as_view(), name="casework_deviations"),
    path(
        "berkas/penyimpangan/hasil/",
        reports.DeviationReport.as_view(results_only=True),
        name="casework_deviation_results",
    ),
    path("berkas/<int:case_id>/", page.case, name="casework_case"),
    path("berkas/<int:case_id>/komentar/", steering.comment, name="casework_comment"),
    path("berkas/<int:case_id>/kenapa/<int:turn_id>/", why.why, name="casework_why"),
    path("berkas/<int:case_id>/surat/<int:paper_id>/", papers.paper, name="casework_paper"),
    path("berkas/<int:case_id>/<slug:verb>/", steering.steer, name="casework_steer"),
]
light_urls = [
    path("persetujuan/<str:token>/", approval.decide_by_link, name="casework_approval"),
]
