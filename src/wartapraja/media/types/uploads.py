"""File fields whose value has passed the gate."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from wartapraja.casework.commands import NotPossible
from wartapraja.media.commands import check_upload


class SeveralFiles(forms.ClearableFileInput):
    """A file field that takes several files at once."""

    allow_multiple_selected = True


class GatedFile(forms.FileField):
    """One uploaded file; the sentence of the gate for one that it refuses."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The file, after the gate."""
        return passed(super().clean(data, initial))


class GatedFiles(forms.FileField):
    """Cleans to the list of uploaded files; each has passed the gate."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Each file on its own."""
        given = [each for each in (data if isinstance(data, list | tuple) else [data]) if each]
        if not given:
            super().clean(None, initial)
        return [passed(super(GatedFiles, self).clean(each, initial)) for each in given]


def passed(upload: Any) -> Any:
    """The upload, when the gate lets it pass; nothing stays nothing.

    Raises:
        ValidationError: what the gate says against it.
    """
    if upload:
        try:
            check_upload(upload)
        except NotPossible as refused:
            raise ValidationError([reason.sentence for reason in refused.reasons]) from refused
    return upload
