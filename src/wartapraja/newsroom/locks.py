"""The editor's locks, worded by who can mend it: the reader learns whose turn it is and what they can do themselves."""

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.locks import BaseLock

from wartapraja.newsroom import turns

if TYPE_CHECKING:
    from wartapraja.newsroom.models import PageDesk


def lock_of(page: Any) -> BaseLock | None:
    """The lock that a page's case lays on it; None for a draft that no case has taken up."""
    desk = turns.desk_of(page)
    if desk is not None and desk.open:
        return TurnLock(page, desk)
    if page.live:
        return LiveLock(page)
    return ClosedLock(page, desk) if desk is not None else None


class TurnLock(BaseLock):
    """A case works on the page: it is open to whoever stands in the actor whose turn it is, and to nobody else."""

    def __init__(self, page: Any, desk: "PageDesk") -> None:
        """Keep the desk; standings are asked once a user and page view."""
        super().__init__(page)
        self.desk = desk
        self.actors_of = lru_cache(maxsize=8)(lambda user: turns.actors_of(user, desk))

    def for_user(self, user: Any) -> bool:
        """Whether it holds for this user."""
        return not turns.may_edit(user, self.desk, self.actors_of(user))

    def get_message(self, user: Any) -> str:
        """Whose turn it is, and what the reader can do."""
        if not self.for_user(user):
            return format_html(
                "{}",
                _(
                    "It is your turn: step “%(step)s” of %(case)s. Save the draft, then complete the step in its case."
                )
                % self._facts(),
            )
        return format_html("{} {}", self._whose_turn(user), self._case_link())

    def _whose_turn(self, user: Any) -> str:
        facts, mine = self._facts(), self.actors_of(user)
        if not self.desk.actor_key:
            return (
                _("%(case)s is between two steps of this room, so nobody edits the article now.")
                % facts
            )
        if self.desk.actor_key in mine and not self.desk.editable:
            return (
                _(
                    "It is your turn, but step “%(step)s” decides on the article as it stands. Send it back if it must change."
                )
                % facts
            )
        if self.desk.actor_key in mine:
            return (
                _(
                    "Step “%(step)s” was given to another holder of your position. Ask your superior to reassign it."
                )
                % facts
            )
        if mine:
            return (
                _(
                    "It is the turn of %(actor)s: step “%(step)s”. You can read and comment; it opens for you when the case comes to you."
                )
                % facts
            )
        return (
            _(
                "It is the turn of %(actor)s: step “%(step)s”. Only those whom the SOP names can edit this article."
            )
            % facts
        )

    def _facts(self) -> dict[str, str]:
        return {
            "actor": self.desk.actor_title,
            "step": self.desk.step,
            "case": self.desk.case_title or self.desk.case,
        }

    def _case_link(self) -> str:
        if not self.desk.case_url:
            return ""
        return format_html('<a href="{}">{}</a>', self.desk.case_url, _("Open the case"))

    def get_locked_by(self, user: Any) -> str:
        """Short, for lists and the side panel."""
        if not self.for_user(user):
            return _("Your turn")
        return _("Turn of %(actor)s") % self._facts() if self.desk.actor_title else _("In a case")

    def get_icon(self, user: Any) -> str:
        """Open to those whose turn it is."""
        return "lock" if self.for_user(user) else "lock-open"

    def get_description(self, user: Any) -> str:
        """Why, in one sentence."""
        return _("Editing follows the steps of %(case)s.") % self._facts()


class LiveLock(BaseLock):
    """The page is live and no case works on it: nobody edits it beside its SOP."""

    def for_user(self, user: Any) -> bool:
        """It holds for everybody."""
        return True

    def get_message(self, user: Any) -> str:
        """What to do."""
        return _(
            "This page is live. It is changed by a case only: start one from the list of cases, and it opens to those whom the SOP names."
        )

    def get_locked_by(self, user: Any) -> str:
        """Short, for lists."""
        return _("Live")

    def get_description(self, user: Any) -> str:
        """Why, in one sentence."""
        return _("A live page changes by its SOP only.")


class ClosedLock(BaseLock):
    """The case of the page ended without publication."""

    def __init__(self, page: Any, desk: "PageDesk") -> None:
        """Keep the desk."""
        super().__init__(page)
        self.desk = desk

    def for_user(self, user: Any) -> bool:
        """It holds for everybody."""
        return True

    def get_message(self, user: Any) -> str:
        """What to do."""
        return _("%(case)s is closed. Start a new case to work on this article again.") % {
            "case": self.desk.case_title or self.desk.case
        }

    def get_locked_by(self, user: Any) -> str:
        """Short, for lists."""
        return _("Case closed")

    def get_description(self, user: Any) -> str:
        """Why, in one sentence."""
        return _("An article is worked on within a case only.")
