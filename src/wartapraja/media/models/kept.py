"""What every kept file has: its hash, the name it came with, and one note in the record when it is new."""

import hashlib
import secrets
from typing import Any, Self

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from wartapraja.media import intake
from wartapraja.media.gate.names import clean, ending_of


def private_path(folder: str, name: str) -> str:
    """A place in private storage that no sender can choose or guess; only the ending is taken from the name."""
    token = secrets.token_hex(16)
    ending = ending_of(clean(name)) or "bin"
    return f"{folder}/{token[:2]}/{token}.{ending}"


def sha256_of(file: Any) -> str:
    """Hash of a Django file, 64 hex digits; the file is left at its start."""
    digest = hashlib.sha256()
    file.seek(0)
    for chunk in file.chunks(1024 * 1024):
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


class KeptFile(models.Model):
    """A model with one ``file`` in private storage. A new or replaced file is noted in the record when it is saved."""

    kind = ""
    effect = ""

    sha256 = models.CharField(
        _("SHA-256"), max_length=64, blank=True, editable=False, db_index=True
    )
    file_name = models.CharField(_("file name"), max_length=200, blank=True, editable=False)

    office = models.ForeignKey(
        "organisation.Office",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )

    _known_sha256 = ""

    class Meta:
        """Shared by pictures, papers and videos."""

        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; when the content is new, note it and ask the worker for what follows from it."""
        file: Any = self.file  # type: ignore[attr-defined]
        if file and not file._committed:
            self.measure()
        if self.office_id is None:
            self.office = intake.office_of(self.uploaded_by_user)  # type: ignore[attr-defined]
        fresh = bool(self.sha256) and self.sha256 != self._known_sha256
        with transaction.atomic():
            super().save(*args, **kwargs)
            if fresh and self._known_sha256:
                self.forget_derived()
            if fresh:
                intake.note(self, replaced=bool(self._known_sha256))
        self._known_sha256 = self.sha256

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Self:
        """Remember which content the row had, to see a replacement when it is saved."""
        instance = super().from_db(*args, **kwargs)
        instance._known_sha256 = instance.__dict__.get("sha256", "")
        return instance

    def place(self, name: str) -> str:
        """Where a new file goes; the name it came with is kept beside it, never in the path."""
        self.file_name = clean(name)
        return private_path(f"{self.kind}s", name)

    def measure(self) -> None:
        """Set hash, size and name from a file that is about to be kept."""
        file: Any = self.file  # type: ignore[attr-defined]
        file.open()
        self.sha256 = sha256_of(file)
        if not file._committed:
            self.file_name = clean(file.name)

    def forget_derived(self) -> None:
        """Drop what was made of the content that is being replaced."""


class Uploaded(models.Model):
    """Who handed a file in, and when."""

    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True, db_index=True)

    class Meta:
        """Shared."""

        abstract = True
