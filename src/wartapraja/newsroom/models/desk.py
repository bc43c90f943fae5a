"""Whose turn it is on a page, which revision was approved, and which way the page came."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PageDesk(models.Model):
    """Where a page stands in the case that works on it. The activities of this room write it; the editor's lock reads it.

    Attributes:
        case: reference of the case: its key.
        case_title: its number, as the office reads it.
        parent_case: reference of the case that called this one, empty when none did.
        actor_title: title of the actor whose turn it is.
        editable: whether the open step may change the article at all.
        assignee: key of the one person the step was given to; empty when any holder may.
        incoming: the first revision that this case laid down, against which changes are shown.
    """

    page = models.ForeignKey("newsroom.BasePage", on_delete=models.CASCADE, related_name="desks")
    case = models.CharField(max_length=120, db_index=True)
    case_title = models.CharField(max_length=300, blank=True)
    case_url = models.CharField(max_length=200, blank=True)
    parent_case = models.CharField(max_length=120, blank=True, db_index=True)
    office = models.CharField(max_length=60)
    sop_key = models.CharField(max_length=80)
    actor_key = models.CharField(max_length=80, blank=True)
    actor_title = models.CharField(max_length=200, blank=True)
    step = models.CharField(max_length=300, blank=True)
    assignee = models.CharField(max_length=32, blank=True)
    editable = models.BooleanField(default=False)
    open = models.BooleanField(default=True)
    incoming = models.ForeignKey(
        "wagtailcore.Revision", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        """One for each case that ever worked on a page; only one case works on it at a time."""

        verbose_name = _("desk of a page")
        verbose_name_plural = _("desks of pages")
        ordering = ["-open", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["page", "case"], name="one_desk_a_page_and_case"),
            models.UniqueConstraint(
                fields=["page"], condition=models.Q(open=True), name="one_case_at_a_time_a_page"
            ),
        ]

    def __str__(self) -> str:
        """Case and step."""
        return f"{self.case_title or self.case} · {self.step}"


class Pin(models.Model):
    """One official let exactly this revision pass. What goes live is the last pin, never merely the latest draft."""

    page = models.ForeignKey("newsroom.BasePage", on_delete=models.CASCADE, related_name="pins")
    revision = models.ForeignKey("wagtailcore.Revision", on_delete=models.PROTECT, related_name="+")
    case = models.CharField(max_length=120, db_index=True)
    step = models.CharField(max_length=300, blank=True)
    sha256 = models.CharField(max_length=64)
    by = models.CharField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        """Newest first."""

        verbose_name = _("approved revision")
        verbose_name_plural = _("approved revisions")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        """Revision and hash."""
        return f"{self.revision_id} · {self.sha256[:12]}"


class PageTrail(models.Model):
    """What a case published about itself: the steps a page passed, by position, never by a person's name.

    The public process reads this row and never the case.
    """

    page = models.OneToOneField(
        "newsroom.BasePage", on_delete=models.CASCADE, related_name="trail_row"
    )
    case = models.CharField(max_length=120)
    steps = models.JSONField(default=list)

    class Meta:
        """One a page."""

        verbose_name = _("trail of a page")
        verbose_name_plural = _("trails of pages")

    def __str__(self) -> str:
        """The case."""
        return self.case
