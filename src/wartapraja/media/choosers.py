"""The chooser of videos, with an upload tab."""

from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic.chooser import (
    ChooseResultsView,
    ChooseView,
    ChosenMultipleView,
    ChosenView,
    CreateView,
)
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.permissions import policy_registry


class OwnVideos:
    """Only videos that the person may choose: those of their own offices."""

    request: HttpRequest

    def own(self) -> QuerySet:
        """The rows."""
        model = apps.get_model("media", "Video")
        rows: QuerySet = policy_registry.get_by_type(model).instances_user_has_any_permission_for(
            self.request.user, ["choose", "change"]
        )
        return rows

    def get_object_list(self) -> QuerySet:
        """What the list shows."""
        return self.own()

    def get_object(self, pk: str) -> Any:
        """What may be chosen."""
        return self.own().get(pk=int(pk))

    def get_objects(self, pks: list[str]) -> QuerySet:
        """What may be chosen together."""
        return self.own().filter(pk__in=[int(pk) for pk in pks])


class VideoChooseView(OwnVideos, ChooseView):
    """The modal."""


class VideoResultsView(OwnVideos, ChooseResultsView):
    """The list in the modal."""


class VideoChosenView(OwnVideos, ChosenView):
    """One was chosen."""


class VideoChosenMultipleView(OwnVideos, ChosenMultipleView):
    """Several were chosen."""


class VideoUploadView(CreateView):
    """The upload tab."""

    def get_creation_form_kwargs(self) -> dict[str, Any]:
        """Tell the form who hands the video in."""
        return {**super().get_creation_form_kwargs(), "for_user": self.request.user}


class VideoChooserViewSet(ChooserViewSet):
    """Search a video or hand in a new one, without leaving the page being written."""

    model = "media.Video"
    icon = "media"
    choose_one_text = _("Choose a video")
    choose_another_text = _("Choose another video")
    edit_item_text = _("Edit this video")
    creation_tab_label = _("Upload")
    create_action_label = _("Upload")
    create_action_clicked_label = _("Uploading…")
    choose_view_class = VideoChooseView
    choose_results_view_class = VideoResultsView
    chosen_view_class = VideoChosenView
    chosen_multiple_view_class = VideoChosenMultipleView
    create_view_class = VideoUploadView
    creation_form_class = "wartapraja.media.forms.VideoForm"


video_chooser = VideoChooserViewSet("video_chooser")
