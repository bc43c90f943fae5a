"""Files and words on a case."""

from django.db import models
from django.utils.translation import gettext_lazy as _


def paper_path(paper: "CasePaper", name: str) -> str:
    """Where a paper lies in private storage: by case and hash, never by the name somebody gave it."""
    ending = name.rpartition(".")[2].lower()[:8] if "." in name else "bin"
    return f"berkas/{paper.case.key}/{paper.sha256}.{ending}"


class CasePaper(models.Model):
    """A file or address that came in, went out or proves something."""

    KINDS = [
        ("incoming", _("Incoming")),
        ("output", _("Output")),
        ("approval", _("Approval")),
        ("evidence", _("Evidence")),
    ]

    case = models.ForeignKey("casework.Case", on_delete=models.CASCADE, related_name="papers")
    step = models.CharField(max_length=80, blank=True)
    round = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(max_length=20, choices=KINDS)
    title = models.CharField(_("title"), max_length=300)
    file = models.FileField(upload_to=paper_path, blank=True, max_length=300)
    name = models.CharField(max_length=200, blank=True)
    mime = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    url = models.URLField(max_length=1000, blank=True)
    facts = models.JSONField(default=dict, blank=True)
    added_by = models.ForeignKey(
        "organisation.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    added_at = models.DateTimeField()

    class Meta:
        """In the order they came."""

        verbose_name = _("paper")
        verbose_name_plural = _("papers")
        ordering = ["added_at", "pk"]

    def __str__(self) -> str:
        """The title."""
        return self.title


class Comment(models.Model):
    """Words beside the flow: they decide nothing."""

    SOURCES = [("screen", _("Office")), ("mail", _("E-mail")), ("word", _("Word comment"))]

    case = models.ForeignKey("casework.Case", on_delete=models.CASCADE, related_name="comments")
    step = models.CharField(max_length=80, blank=True)
    person = models.ForeignKey(
        "organisation.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    author = models.CharField(max_length=200, blank=True)
    text = models.TextField(_("comment"))
    source = models.CharField(max_length=10, choices=SOURCES, default="screen")
    at = models.DateTimeField()

    class Meta:
        """In the order they were said."""

        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        """The first words."""
        return self.text[:60]
