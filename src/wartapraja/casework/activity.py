"""The one extension point: what a step of a procedure can do.

An activity is one class in a folder of its own, ``wartapraja/<room>/activities/<name>/``; its address in an SOP's YAML is
``<room>.<name>``. Nothing else names it: no list, no choices, no line in urls or settings.
"""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from wartapraja.casework.types import Paper, Performed, Reason, Work

__all__ = ["Activity", "Paper", "Performed", "Reason", "Work"]


class Activity:
    """One skill of the office. This base itself is the plain hand-over: a note, attachments, and on.

    Class attributes:
        form_class: a Django form shown on the case page above the buttons; its cleaned data arrives as ``work.data``.
        panel_template: a template shown above the form; it receives ``panel_context(work)`` and ``work``.
        by_link: the holder may decide by the signed link in a mail (the light approval page).
        slow: `before` is to be called: the activity asks another machine, or computes for long.
    """

    form_class: ClassVar[type[forms.Form] | None] = None
    panel_template: ClassVar[str] = ""
    by_link: ClassVar[bool] = False
    slow: ClassVar[bool] = False

    def decides_by_link(self, work: Work) -> bool:
        """Whether this hand may decide by link; override it when hands of one step differ."""
        return self.by_link

    def form(self, work: Work, posted: Any = None, files: Any = None) -> forms.Form | None:
        """The form as the person looking gets it; override it when its choices depend on the case.

        Args:
            work: the step.
            posted: what was typed; None when the page is only opened.
            files: what was uploaded; None when the page is only opened.
        """
        return self.form_class(posted, files, prefix="step") if self.form_class else None

    def opened(self, work: Work) -> None:
        """The step has just been opened, inside the transaction. Database work only; may run again after a return."""

    def failure_reasons(self, work: Work) -> list[Reason]:
        """Why the outcome in ``work`` cannot be reached yet, most important first; empty when nothing is missing.

        ``work.data`` is empty when the page only asks beforehand; then report only what no form on this page can mend.
        """
        return []

    def before(self, work: Work) -> Any:
        """Do what may take long, outside the transaction and before it; the answer arrives as ``work.prepared``.

        Only called when `slow` is set, the case goes forward and nothing is missing. The case may still be refused
        afterwards, so leave nothing behind that would then be wrong.

        Raises:
            casework.commands.NotPossible: with reasons, when it turns out not to be possible; nothing is then changed.
        """
        return None

    def perform(self, work: Work) -> Performed:
        """Do it, inside the transaction that records it. What touches the world goes out as an effect.

        Raises:
            casework.commands.NotPossible: with reasons, when it turns out not to be possible; nothing is then changed.
        """
        return Performed()

    def panel_context(self, work: Work) -> Mapping[str, Any]:
        """What ``panel_template`` needs, for the person looking."""
        return {}

    def preview_html(self, work: Work) -> str:
        """The subject as it will look, for the light approval page: HTML marked safe (anything else is escaped), or empty."""
        return ""

    def subject_hash(self, work: Work) -> str:
        """Hash of exactly what is being decided on; the approval sheet carries it. Empty when there is none."""
        return ""

    def check(self) -> list[Reason]:
        """What the administrator must set up before this activity can work; empty when it is ready."""
        return []
