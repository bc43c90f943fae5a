"""What a writer hands in: a manuscript, photos, a video. Everything is read here, before any transaction is open."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wartapraja.media.types.uploads import GatedFiles
from wartapraja.newsroom import queries
from wartapraja.newsroom.manuscript.reader import read
from wartapraja.newsroom.manuscript.types import Manuscript, Unreadable
from wartapraja.newsroom.manuscript.words import sentence
from wartapraja.newsroom.models import ArticlePage

MOVING = frozenset({"mp4", "m4v", "mov", "webm", "mkv", "avi", "3gp", "mpg", "mpeg", "ogv"})


class WriteForm(forms.Form):
    """Word or ODT, and what stands beside it."""

    manuscript = forms.FileField(
        label=_("Word or ODT file"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.odt"}),
        help_text=_(
            "Takes the place of the article's words; pictures in it come along. Comments are kept as notes."
        ),
    )
    photos = GatedFiles(
        label=_("Photos and videos"), required=False, help_text=_("Several at once.")
    )
    credit = forms.CharField(
        label=_("Who made the pictures"),
        required=False,
        max_length=200,
        help_text=_("Credit for everything handed in here; it can be changed for each picture."),
    )

    corrects = forms.CharField(
        label=_("Live article to correct"),
        required=False,
        max_length=1000,
        help_text=_(
            "Its address on the site, when this case changes an article that is live already; empty for a new one."
        ),
    )

    from_caller = forms.BooleanField(
        label=_("Take the report and pictures of the case that called this one"),
        required=False,
        initial=True,
    )

    read: Manuscript | None = None

    def __init__(self, *args: Any, handed: Sequence[Any] = (), **kwargs: Any) -> None:
        """Offer what the calling case hands over, if there is one.

        Args:
            args: as for any form.
            handed: papers of the calling case, a report and its pictures.
            kwargs: as for any form.
        """
        super().__init__(*args, **kwargs)
        self.handed = handed
        if not handed:
            del self.fields["from_caller"]

    def clean_manuscript(self) -> Any:
        """Read the file in the fenced reader."""
        upload = self.cleaned_data["manuscript"]
        if upload:
            self.read = _read(upload)
        return upload

    def clean_corrects(self) -> ArticlePage | None:
        """The live article of that address."""
        address = self.cleaned_data["corrects"].strip()
        if not address:
            return None
        found = queries.live_article_at(urlsplit(address).path)
        if found is None:
            raise ValidationError(
                gettext("No live article stands at %(address)s. Copy the address from the site.")
                % {"address": address}
            )
        return found

    def clean(self) -> dict[str, Any]:
        """Hand the read manuscript on with the file."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        data["handed"] = self._taken(data)
        data["read"] = self.read
        return data

    def _taken(self, data: dict[str, Any]) -> list[Any]:
        """The pictures handed over; the report is read when no other manuscript came."""
        if not data.get("from_caller"):
            return []
        report = next((each for each in self.handed if each.facts.get("role") == "report"), None)
        if report is not None and self.read is None and not data.get("manuscript"):
            try:
                self.read = _read(report.file)
            except ValidationError as refused:
                self.add_error("from_caller", refused)
        return [each for each in self.handed if each.facts.get("role") == "material"]


def _read(upload: Any) -> Manuscript:
    with tempfile.TemporaryDirectory(prefix="naskah-") as folder:
        path = Path(folder) / "naskah"
        with path.open("wb") as copy:
            for chunk in upload.chunks():
                copy.write(chunk)
        try:
            return read(path)
        except Unreadable as refused:
            raise ValidationError(sentence(refused, gettext)) from refused
        finally:
            upload.seek(0)


def is_video(name: str) -> bool:
    """Whether a file is a film, by its ending; the gate has looked at its bytes."""
    return name.rpartition(".")[2].lower() in MOVING
