"""The seventeen ways to change what the public sees beside the SOP, each as code that tries it as superuser.

Every way says what it tries and how to see that it got through. Refusals are part of trying: a 403, a redirect or an
exception is swallowed here and judged by what stands in the database afterwards.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client, override_settings
from django.urls import reverse
from django.utils.timezone import localtime
from wagtail.models import APIToken, Revision, Workflow, WorkflowTask
from wagtail.models.workflows import GroupApprovalTask
from wagtail.test.utils.form_data import querydict_from_html

from wartapraja.casework.clock import now
from wartapraja.newsroom.models import ArticlePage, BasePage, HomePage, NewsIndexPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    client: Client
    superuser: Any
    home: HomePage
    index: NewsIndexPage
    draft: ArticlePage
    live: ArticlePage


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    name: str
    attempt: Callable[[Stage], Any]
    got_through: Callable[[Stage], bool]


def refused(attempt: Callable[[Stage], Any], stage: Stage) -> BaseException | None:
    """Try it; what it was refused with, or None."""
    try:
        with transaction.atomic():
            attempt(stage)
    except (PermissionDenied, IntegrityError) as refusal:
        return refusal
    return None


def _draft_is_live(stage: Stage) -> bool:
    return BasePage.objects.get(pk=stage.draft.pk).live


def _more_live_than_before(stage: Stage) -> bool:
    return ArticlePage.objects.filter(live=True).count() > 1


def _form(stage: Stage, address: str, form_id: str, changes: dict[str, str]) -> dict[str, Any]:
    page = stage.client.get(address)
    data = (
        querydict_from_html(page.content.decode(), form_id=form_id).copy()
        if page.status_code == 200
        else {}
    )
    data.update(
        {"body-count": "0", **changes}
    )  # the body's form is made by a script in the browser
    return data


def _edit(stage: Stage, page: ArticlePage, changes: dict[str, str]) -> Any:
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return stage.client.post(address, _form(stage, address, "page-edit-form", changes))


def _create(stage: Stage) -> None:
    address = reverse("wagtailadmin_pages:add", args=["newsroom", "articlepage", stage.index.pk])
    words = {
        "title": "Lewat layar buat",
        "slug": "lewat-layar-buat",
        "intro": "Teras.",
        "action-publish": "1",
    }
    stage.client.post(address, _form(stage, address, "page-edit-form", words))


def _bulk(stage: Stage) -> None:
    address = reverse("wagtail_bulk_action", args=["newsroom", "basepage", "publish"])
    stage.client.post(f"{address}?id={stage.draft.pk}")


def _admin_api(stage: Stage) -> None:
    stage.client.post(
        reverse("wagtailadmin_api:pages:action", args=[stage.draft.pk, "publish"]),
        {},
        content_type="application/json",
    )


def _token(stage: Stage) -> dict[str, str]:
    _row, words = APIToken.create_token(user=stage.superuser, name="uji")
    return {"HTTP_AUTHORIZATION": f"Bearer {words}"}


def _api_v3(stage: Stage) -> None:
    address = reverse("wagtailapi_v3:pages_actions_publish", kwargs={"page_id": stage.draft.pk})
    Client().post(address, **_token(stage))


def _api_v3_create(stage: Stage) -> None:
    meta = {
        "parent_id": stage.home.get_parent().pk,
        "type": "newsroom.HomePage",
        "action": "publish",
    }
    body = json.dumps({"meta": meta, "title": "Lewat API", "slug": "lewat-api"})
    Client().post(
        reverse("wagtailapi_v3:create_page"), body, content_type="application/json", **_token(stage)
    )


def _scheduled(stage: Stage) -> None:
    Revision.objects.filter(pk=stage.draft.latest_revision_id).update(
        approved_go_live_at=now() - timedelta(hours=1)
    )
    call_command("publish_scheduled", verbosity=0)


def _add_child(stage: Stage) -> None:
    stage.index.add_child(instance=ArticlePage(title="Anak hidup", intro="Teras.", live=True))


def _copy(stage: Stage) -> None:
    stage.live.copy(
        update_attrs={"slug": "salinan", "title": "Salinan"}, keep_live=True, user=stage.superuser
    )


def _alias(stage: Stage) -> None:
    stage.live.create_alias(update_slug="alias", parent=stage.index)


def _unpublish(stage: Stage) -> None:
    stage.client.post(reverse("wagtailadmin_pages:unpublish", args=[stage.live.pk]))
    page = ArticlePage.objects.get(pk=stage.live.pk)
    if page.live:
        page.unpublish(user=stage.superuser)


def _delete(stage: Stage) -> None:
    stage.client.post(reverse("wagtailadmin_pages:delete", args=[stage.live.pk]))
    page = ArticlePage.objects.filter(pk=stage.live.pk).first()
    if page is not None:
        page.delete()


def _elsewhere(stage: Stage) -> BasePage:
    second = BasePage.objects.filter(slug="tempat-lain").first()
    return second or stage.home.add_child(
        instance=NewsIndexPage(title="Tempat lain", slug="tempat-lain", live=False)
    )


def _move(stage: Stage) -> None:
    target = _elsewhere(stage)
    stage.client.post(reverse("wagtailadmin_pages:move_confirm", args=[stage.live.pk, target.pk]))
    page = ArticlePage.objects.get(pk=stage.live.pk)
    if page.is_child_of(stage.index):
        page.move(target, pos="last-child")


def _workflow(stage: Stage) -> None:
    with override_settings(WAGTAIL_WORKFLOW_ENABLED=True):
        task = GroupApprovalTask.objects.create(name="Setujui")
        workflow = Workflow.objects.create(name="Alur Wagtail")
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
        page = ArticlePage.objects.get(pk=stage.draft.pk)
        state = workflow.start(page, stage.superuser)
        state.current_task_state.approve(user=stage.superuser)


def _schedule(stage: Stage) -> None:
    soon = localtime(now() + timedelta(days=2)).strftime("%Y-%m-%d %H:%M")
    _edit(stage, stage.draft, {"go_live_at": soon, "action-publish": "1"})
    page = ArticlePage.objects.get(pk=stage.draft.pk)
    if not _is_scheduled(stage):
        page.go_live_at = now() + timedelta(days=2)
        revision = page.save_revision()
        revision.publish(user=stage.superuser)


def _is_scheduled(stage: Stage) -> bool:
    return Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def _update(stage: Stage) -> None:
    ArticlePage.objects.filter(pk=stage.draft.pk).update(live=True)


WAYS = (
    Way(
        name="create view",
        attempt=_create,
        got_through=lambda stage: ArticlePage.objects.filter(
            slug="lewat-layar-buat", live=True
        ).exists(),
    ),
    Way(
        name="edit view",
        attempt=lambda stage: _edit(stage, stage.draft, {"action-publish": "1"}),
        got_through=_draft_is_live,
    ),
    Way(name="bulk action", attempt=_bulk, got_through=_draft_is_live),
    Way(name="admin API", attempt=_admin_api, got_through=_draft_is_live),
    Way(name="API v3 publish", attempt=_api_v3, got_through=_draft_is_live),
    Way(
        name="API v3 create",
        attempt=_api_v3_create,
        got_through=lambda stage: HomePage.objects.filter(slug="lewat-api", live=True).exists(),
    ),
    Way(
        name="revision.publish()",
        attempt=lambda stage: stage.draft.get_latest_revision().publish(),
        got_through=_draft_is_live,
    ),
    Way(name="publish_scheduled", attempt=_scheduled, got_through=_draft_is_live),
    Way(name="add_child(live)", attempt=_add_child, got_through=_more_live_than_before),
    Way(name="copy kept live", attempt=_copy, got_through=_more_live_than_before),
    Way(name="copy as alias", attempt=_alias, got_through=_more_live_than_before),
    Way(
        name="unpublish",
        attempt=_unpublish,
        got_through=lambda stage: not BasePage.objects.get(pk=stage.live.pk).live,
    ),
    Way(
        name="delete live",
        attempt=_delete,
        got_through=lambda stage: not BasePage.objects.filter(pk=stage.live.pk).exists(),
    ),
    Way(
        name="move live",
        attempt=_move,
        got_through=lambda stage: BasePage.objects.get(pk=stage.live.pk).path != stage.live.path,
    ),
    Way(name="Wagtail workflow", attempt=_workflow, got_through=_draft_is_live),
    Way(name="schedule from the editor", attempt=_schedule, got_through=_is_scheduled),
    Way(name="queryset.update()", attempt=_update, got_through=_draft_is_live),
)
