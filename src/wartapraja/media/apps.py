"""The media room as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    """Pictures, papers and videos."""

    name = "wartapraja.media"
    verbose_name = _("Media")

    def ready(self) -> None:
        """Keep files to the offices they belong to; whoever may work with pictures may work with videos."""
        from wagtail.permissions import register_permission_policy

        from wartapraja.media.models import Paper, Picture, Video
        from wartapraja.media.permissions import policy

        for model, rights in ((Picture, "wagtailimages.Image"), (Video, "wagtailimages.Image")):
            register_permission_policy(model, policy(model, rights), exact_class=True)
        register_permission_policy(Paper, policy(Paper, "wagtaildocs.Document"), exact_class=True)
