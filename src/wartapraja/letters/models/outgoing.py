"""Letters that go out: what they say, who marked which content, and what proves them afterwards."""

import secrets
import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from wartapraja.letters.terms import LetterState, MarkKind, SealState, SigningWay

CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_code() -> str:
    """A code that can be read aloud: two groups of five, without letters that look like digits."""
    drawn = "".join(secrets.choice(CODE_LETTERS) for _n in range(10))
    return f"{drawn[:5]}-{drawn[5:]}"


def letter_path(letter: "OutgoingLetter", name: str) -> str:
    """Where the file of a letter lies in private storage: by its key and what it holds."""
    return f"surat/{letter.key}/{letter.file_sha256}.pdf"


class OutgoingLetter(models.Model):
    """One letter from its draft to its signature. Number, date and signature come with signing, never before."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    office = models.ForeignKey(
        "organisation.Office", on_delete=models.PROTECT, related_name="+", verbose_name=_("office")
    )
    kind = models.SlugField(_("kind of letter"), max_length=40)
    case = models.ForeignKey(
        "casework.Case",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("case"),
    )
    step = models.CharField(max_length=80, blank=True)
    title = models.CharField(_("subject"), max_length=300)
    data = models.JSONField(default=dict)
    """Fields of the kind, without number, date, signer and signature."""
    version = models.PositiveIntegerField(default=1)
    content_sha256 = models.CharField(max_length=64)
    """What a paraf stands for: hash of `data`."""
    state = models.CharField(
        _("state"), max_length=12, choices=LetterState.choices, default=LetterState.DRAFT
    )
    code = models.CharField(max_length=20, unique=True, default=new_code, editable=False)
    number = models.CharField(_("number"), max_length=160, blank=True)
    external_number = models.CharField(_("number by SRIKANDI"), max_length=160, blank=True)
    awaits_external = models.BooleanField(_("a number by SRIKANDI is awaited"), default=False)
    way = models.CharField(_("signed by"), max_length=10, choices=SigningWay.choices, blank=True)
    signer_name = models.CharField(_("signer"), max_length=200, blank=True)
    signer_position = models.CharField(_("position"), max_length=300, blank=True)
    signed_at = models.DateTimeField(_("signed at"), null=True, blank=True)
    file = models.FileField(upload_to=letter_path, blank=True, max_length=300)
    file_sha256 = models.CharField(max_length=64, blank=True)
    replaces = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections",
        verbose_name=_("corrects"),
    )
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    events = models.PositiveIntegerField(default=0, editable=False)
    """Length of its chain in the record."""
    made_by = models.ForeignKey(
        "organisation.Person", on_delete=models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField()

    class Meta:
        """Newest first."""

        verbose_name = _("outgoing letter")
        verbose_name_plural = _("outgoing letters")
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["office", "kind", "state"])]

    def __str__(self) -> str:
        """Number and subject."""
        return f"{self.number} {self.title}".strip()

    @property
    def stream(self) -> str:
        """The name of its chain in the record."""
        return f"letter:{self.key}"


class Mark(models.Model):
    """A paraf or a signature on exactly one content of a letter."""

    letter = models.ForeignKey(OutgoingLetter, on_delete=models.CASCADE, related_name="marks")
    kind = models.CharField(max_length=12, choices=MarkKind.choices)
    content_sha256 = models.CharField(max_length=64)
    person = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    position = models.CharField(max_length=300)
    at = models.DateTimeField()
    void_at = models.DateTimeField(null=True, blank=True)
    void_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        """In the order they were made; a person marks a letter once at a time."""

        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["letter", "kind", "person"],
                condition=models.Q(void_at=None),
                name="mark_once_while_it_holds",
            )
        ]

    def __str__(self) -> str:
        """Who, and as what."""
        return f"{self.get_kind_display()} {self.name}"


class Seal(models.Model):
    """What the public may ask of: the hash of a file that the office issued under a code. Nothing of its content."""

    code = models.CharField(max_length=20, db_index=True)
    sha256 = models.CharField(max_length=64)
    office = models.ForeignKey("organisation.Office", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=SealState.choices, default=SealState.VALID)
    sealed_at = models.DateTimeField()

    class Meta:
        """A code may stand for more than one file: the print and its signed scan."""

        ordering = ["sealed_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["code", "sha256"], name="seal_once_a_file")]

    def __str__(self) -> str:
        """The code."""
        return self.code
