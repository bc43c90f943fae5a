"""The base of every page."""

from typing import Any

from wagtail.locks import BaseLock
from wagtail.models import AbstractPage
from wagtail.models.pages import AbstractPageMeta, DefaultBasePageMixin
from wagtail.models.panels import CommentPanelPlaceholder

from wartapraja.newsroom.locks import lock_of
from wartapraja.newsroom.publishing import saving
from wartapraja.newsroom.publishing.tester import GuardedPermissionTester


class BasePage(AbstractPage, DefaultBasePageMixin):
    """Every page of the site. It cannot go live, move or vanish outside the SOP that owns it.

    Three layers hold this, since each alone has a way round: the permission tester (screens and APIs), this class's own
    methods (code that asks no permission) and triggers in the database (code that calls no method).
    """

    search_fields = AbstractPage.search_fields + DefaultBasePageMixin.search_fields
    promote_panels = DefaultBasePageMixin.promote_panels
    # Wagtail's own schedule is left out: when a page goes live is a step of its SOP.
    settings_panels = [CommentPanelPlaceholder()]

    class Meta(AbstractPageMeta):
        """Wagtail's own rules for a base page."""

    def permissions_for_user(self, user: Any) -> GuardedPermissionTester:
        """What a user may do with this page; nobody may publish it by right alone."""
        return GuardedPermissionTester(user, self)

    def get_lock(self) -> BaseLock | None:
        """Whose turn it is to edit this page, as a lock for everybody else."""
        return super().get_lock() or lock_of(self)

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Save, unless it would change what the public sees.

        Raises:
            Ungranted: it would, and no SOP step has opened a grant for it.
        """
        saving.check_save(self, kwargs.get("update_fields"))
        return super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Delete, unless the page or one below it is live.

        Raises:
            Ungranted: one is, and no SOP step has opened a grant for it.
        """
        saving.check_tree(self, "delete")
        return super().delete(*args, **kwargs)

    def move(self, *args: Any, **kwargs: Any) -> Any:
        """Move, unless the page or one below it is live.

        Raises:
            Ungranted: one is, and no SOP step has opened a grant for it.
        """
        saving.check_tree(self, "move")
        return super().move(*args, **kwargs)
