"""Videos in the office: list, upload, edit, follow the conversion."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, UserColumn
from wagtail.admin.views.generic import DeleteView, EditView, IndexView
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.views.generic.usage import UsageView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import policy_registry

from wartapraja.media import commands, queries
from wartapraja.media.forms import VideoForm
from wartapraja.media.models import Video
from wartapraja.media.usage import OnLivePage
from wartapraja.media.words import reason_words
from wartapraja.organisation.types import NotYours


class VideoIndexView(IndexView):
    """The list, of one's own offices."""

    def get_base_queryset(self) -> QuerySet:
        """Only what the person may change or choose."""
        policy = policy_registry.get_by_type(Video)
        rows: QuerySet = policy.instances_user_has_any_permission_for(
            self.request.user, ["change", "choose"]
        )
        return rows.select_related("uploaded_by_user")


class OwnVideo:
    """One video of one's own offices; the rest are not for this person."""

    request: HttpRequest
    right = "change"

    def get_object(self, *args: Any, **kwargs: Any) -> Video:
        """The video of the address.

        Raises:
            NotYours: it belongs to another office.
        """
        video: Video = super().get_object(*args, **kwargs)  # type: ignore[misc]
        return _allowed(self.request, video, self.right)


class VideoHistoryView(OwnVideo, HistoryView):
    """Who changed what."""


class VideoUsageView(OwnVideo, UsageView):
    """Where it is used."""


class VideoEditView(OwnVideo, EditView):
    """The form, with the player or the progress above it."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the worker says of the video."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        video: Video = self.object
        poster = queries.picture_set(video.poster).fallback.url if video.poster else ""
        reason = reason_words(video.reason)
        return {**context, "video": video, "reason": reason, "poster": poster}


class VideoDeleteView(OwnVideo, DeleteView):
    """Deletes a video unless a live page shows it."""

    right = "delete"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Turn the refusal into a sentence on the page."""
        try:
            return super().post(request, *args, **kwargs)
        except OnLivePage as refusal:
            messages.error(request, str(refusal))
            return redirect(self.get_success_url())


class VideoViewSet(ModelViewSet):
    """All screens of videos."""

    model = Video
    icon = "media"
    menu_label = gettext_lazy("Videos")
    menu_order = 310
    add_to_admin_menu = True
    list_display = (
        "title",
        Column("status", label=gettext_lazy("Status"), accessor="get_status_display"),
        Column("duration", label=gettext_lazy("Duration"), accessor="duration_words"),
        Column("created_at", label=gettext_lazy("Added"), accessor="created_at"),
        UserColumn("uploaded_by_user", label=gettext_lazy("Uploaded by")),
    )
    list_filter = ("status",)
    search_fields = ("title",)
    search_backend_name = None
    copy_view_enabled = False
    index_view_class = VideoIndexView
    edit_view_class = VideoEditView
    delete_view_class = VideoDeleteView
    history_view_class = VideoHistoryView
    usage_view_class = VideoUsageView
    edit_template_name = "media/video/edit.html"
    panels = (
        FieldPanel("title"),
        FieldPanel("file"),
        FieldPanel("credit"),
        FieldPanel("transcript"),
        MultiFieldPanel(
            [FieldPanel("captions_file"), FieldPanel("captions")], heading=gettext_lazy("Captions")
        ),
    )

    def get_form_class(self, for_update: bool = False) -> type[VideoForm]:
        """The form behind the gate."""
        return VideoForm

    def get_urlpatterns(self) -> list[Any]:
        """The usual screens and three addresses of our own."""
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/keadaan/", state, name="state"),
            path("<int:pk>/berhenti/", stop, name="stop"),
            path("<int:pk>/ulangi/", again, name="again"),
        ]


def _video(request: HttpRequest, pk: int) -> Video:
    return _allowed(request, get_object_or_404(Video, pk=pk))


def _allowed(request: HttpRequest, video: Video, right: str = "change") -> Video:
    policy = policy_registry.get_by_type(Video)
    if not policy.user_has_permission_for_instance(request.user, right, video):
        raise NotYours(
            why=_("This video belongs to another office, or was added by somebody else."),
            who_can=_(
                "Whoever works for its office can change it; only whoever added it can delete it."
            ),
        )
    return video


def state(request: HttpRequest, pk: int) -> JsonResponse:
    """How far the worker is, for the progress bar."""
    video = _video(request, pk)
    return JsonResponse(
        {
            "status": video.status,
            "label": capfirst(video.get_status_display()),
            "progress": video.progress,
        }
    )


@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the worker to stop."""
    video = _video(request, pk)
    commands.stop_conversion(video.pk, request.user)
    messages.success(
        request, _("The conversion of “%(title)s” will stop in a moment.") % {"title": video.title}
    )
    return redirect("video:edit", video.pk)


@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the worker to try again."""
    video = _video(request, pk)
    commands.convert_again(video.pk, request.user)
    messages.success(request, _("“%(title)s” waits for the worker again.") % {"title": video.title})
    return redirect("video:edit", video.pk)


video_viewset = VideoViewSet("video", url_prefix="video")
