"""An uploaded file and the gate, as forms and commands use it."""

from typing import Any, BinaryIO, cast

from django import forms
from django.core.exceptions import ValidationError
from wagtail.documents.fields import WagtailDocumentField
from wagtail.images.fields import WagtailImageField

from wartapraja.media import limits
from wartapraja.media.gate.inspection import inspect
from wartapraja.media.gate.sentences import sentence
from wartapraja.media.gate.verdicts import Accepted, Kind, Refusal


class Refused(Exception):
    """A file that may not be kept.

    Attributes:
        code: of ``gate.sentences``.
        facts: values of the sentence.
    """

    def __init__(self, refusal: Refusal) -> None:
        """Keep the refusal; the text is the sentence for the person who sent the file."""
        super().__init__(refusal.code)
        self.refusal = refusal
        self.code = refusal.code
        self.facts = refusal.facts

    def __str__(self) -> str:
        """The sentence, in the language of whoever reads it now."""
        return sentence(self.refusal)


def admit(file: Any, name: str, kind: Kind) -> Accepted:
    """Let a file through the gate with the limits of this installation.

    Args:
        file: bytes, or open for reading.
        name: as it was sent.
        kind: what it is handed in as.

    Raises:
        Refused: it may not be kept.
    """
    refusal = getattr(file, "refusal", None)
    answer = refusal or inspect(cast("BinaryIO | bytes", file), name, kind, limits.current())
    if isinstance(answer, Refusal):
        raise Refused(answer)
    return answer


class GatedMixin:
    """A file field that asks the gate before anything else reads the file."""

    kind: Kind

    def to_python(self, data: Any) -> Any:
        """Clean the name and refuse what may not pass, with its sentence."""
        empty = data is None or data == ""
        if not empty:
            try:
                accepted = admit(data, data.name, self.kind)
            except Refused as refused:
                raise ValidationError(str(refused), code=refused.code) from refused
            data.name, data.content_type, data.accepted = accepted.name, accepted.mime, accepted
        return super().to_python(data)  # type: ignore[misc]

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Let the file picker offer only what may pass."""
        return {**super().widget_attrs(widget), "accept": ",".join(limits.endings(self.kind))}  # type: ignore[misc]


class PictureField(GatedMixin, WagtailImageField):
    """A picture upload."""

    kind = Kind.PICTURE


class PaperField(GatedMixin, WagtailDocumentField):
    """A paper upload."""

    kind = Kind.PAPER


class VideoField(GatedMixin, forms.FileField):
    """A video upload."""

    kind = Kind.VIDEO


class CaptionsField(GatedMixin, forms.FileField):
    """A WebVTT upload."""

    kind = Kind.CAPTIONS
