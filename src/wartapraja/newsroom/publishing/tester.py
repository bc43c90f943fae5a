"""The first layer: what screens, bulk actions and APIs ask before they act."""

from typing import Any

from wagtail.models.pages import PagePermissionTester

from wartapraja.newsroom.publishing.grants import allows
from wartapraja.newsroom.terms import Action
from wartapraja.newsroom.turns import works_on


class GuardedPermissionTester(PagePermissionTester):
    """Wagtail's tester, with two differences.

    What changes the public's view follows a grant and never a right; superusers have no way round. And whoever stands in
    the SOP of a page may open it, whatever their groups are; the page's lock says whether it is their turn.
    """

    def can_edit(self) -> bool:
        """Open the editor (behind the lock, when it is another one's turn)."""
        return super().can_edit() or (not self.page_is_root and works_on(self.user, self.page))

    def can_publish(self) -> bool:
        """Only under a grant."""
        return not self.page_is_root and allows(Action.PUBLISH, self.page.pk)

    def can_publish_subpage(self) -> bool:
        """Only under a grant for pages that are still to be made."""
        return super().can_publish_subpage() and allows(Action.CREATE)

    def can_unpublish(self) -> bool:
        """Only under a grant."""
        return (
            bool(self.page.live)
            and not self.page_is_root
            and allows(Action.UNPUBLISH, self.page.pk)
        )

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Drafts by right, unless a case works on them; live pages only under a grant."""
        return super().can_delete(ignore_bulk) and not self._held() and self._granted(Action.DELETE)

    def can_move(self) -> bool:
        """Drafts by right; live pages only under a grant."""
        return super().can_delete(ignore_bulk=True) and self._granted(Action.MOVE)

    def can_move_to(self, destination: Any) -> bool:
        """As `can_move`; asked on its own, since Wagtail lets superusers past the other question."""
        return super().can_move_to(destination) and self._granted(Action.MOVE)

    def can_reorder_children(self) -> bool:
        """Not while a child is live: its place is part of what the public sees."""
        return (
            super().can_reorder_children()
            and not self.page.get_children().filter(live=True).exists()
        )

    def can_set_view_restrictions(self) -> bool:
        """Never: hiding a live page is taking it down, and a draft is hidden anyway."""
        return False

    def _granted(self, action: Action) -> bool:
        live = (
            self.page.get_descendants(inclusive=True).filter(live=True).values_list("pk", flat=True)
        )
        return all(allows(action, key) for key in live)

    def _held(self) -> bool:
        from wartapraja.newsroom.models import PageDesk

        return PageDesk.objects.filter(page__path__startswith=self.page.path, open=True).exists()
