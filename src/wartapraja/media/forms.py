"""Forms for pictures, papers and videos. All of Wagtail's upload ways pass through the first two."""

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import is_naive, make_aware
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from wartapraja.media.gate.captions import parse
from wartapraja.media.gate.findings import Found
from wartapraja.media.gate.sentences import sentence
from wartapraja.media.gate.texts import decode
from wartapraja.media.gate.verdicts import Accepted, Refusal
from wartapraja.media.models import Video
from wartapraja.media.passing import CaptionsField, PaperField, PictureField, VideoField
from wartapraja.media.usage import live_pages, live_sentence

# What a live page shows of a file.
SHOWN = {
    "file",
    "alt",
    "credit",
    "caption",
    "captions",
    "transcript",
    "focal_point_x",
    "focal_point_y",
}


def gate(form: forms.BaseForm, field_class: type[forms.FileField]) -> None:
    """Put the gate's field where a form has its file field."""
    old = form.fields.get("file")
    if old is None:
        return
    new = field_class(
        label=old.label, required=old.required, help_text=old.help_text, widget=old.widget
    )
    new.widget.attrs.update(old.widget.attrs)
    form.fields["file"] = new


def refuse_change_of_shown(form: forms.ModelForm) -> None:
    """Keep what a live page shows as it is: changing the file would change the page beside its procedure."""
    changed = sorted(SHOWN.intersection(form.changed_data))
    pages = live_pages(form.instance) if changed else []
    if pages:
        form.add_error(
            changed[0], ValidationError(live_sentence(form.instance, pages[0]), code="live")
        )


def instant(text: str) -> datetime | None:
    """The time a camera wrote; without a zone it is the office's own."""
    if not text:
        return None
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    return make_aware(read) if is_naive(read) else read


class PictureForm(BaseImageForm):
    """Wagtail's picture form behind the gate."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Exchange the file field."""
        super().__init__(*args, **kwargs)
        gate(self, PictureField)

    def clean(self) -> dict[str, Any]:
        """Refuse changes to what is live; take the time from the camera when nobody gave one."""
        cleaned: dict[str, Any] = super().clean()
        refuse_change_of_shown(self)
        accepted: Accepted | None = getattr(cleaned.get("file"), "accepted", None)
        if accepted and not cleaned.get("taken_at"):
            cleaned["taken_at"] = self.instance.taken_at = instant(
                accepted.facts.get("taken_at", "")
            )
        return cleaned


class PaperForm(BaseDocumentForm):
    """Wagtail's document form behind the gate."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Exchange the file field."""
        super().__init__(*args, **kwargs)
        gate(self, PaperField)

    def clean(self) -> dict[str, Any]:
        """Refuse changes to what is live."""
        cleaned: dict[str, Any] = super().clean()
        refuse_change_of_shown(self)
        return cleaned


class VideoForm(WagtailAdminModelForm):
    """A video, its words and its captions."""

    file = VideoField(
        label=_("File"),
        help_text=_(
            "MP4, MOV, 3GP, WebM or MKV. It is converted after the upload; you may leave this page."
        ),
    )
    captions_file = CaptionsField(
        label=_("Captions file (WebVTT)"),
        required=False,
        help_text=_("Replaces the captions below."),
    )

    class Meta:
        """What a person may write; the rest is the worker's."""

        model = Video
        fields = ("title", "file", "credit", "transcript", "captions_file", "captions")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """A video that has a file need not get another."""
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["file"].required = False
            self.fields["file"].widget = forms.FileInput(attrs=self.fields["file"].widget.attrs)

    def clean_captions(self) -> str:
        """Hold typed captions to the same rules as a file."""
        text = str(self.cleaned_data.get("captions") or "")
        if text.strip():
            try:
                parse(text.encode())
            except Found as found:
                refusal = Refusal(code=found.code, facts={"name": "WebVTT", **found.facts})
                raise ValidationError(sentence(refusal), code=found.code) from found
        return text

    def clean(self) -> dict[str, Any]:
        """Take captions from the file; refuse changes to what is live."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if upload := cleaned.get("captions_file"):
            upload.seek(0)
            cleaned["captions"] = decode(upload.read())
        refuse_change_of_shown(self)
        return cleaned

    def save(self, commit: bool = True) -> Video:
        """Keep the video; note who handed it in."""
        if self.instance.pk is None and self.for_user is not None:
            self.instance.uploaded_by_user = self.for_user
        kept: Video = super().save(commit=commit)
        return kept
