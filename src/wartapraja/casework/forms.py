"""Forms of the case page and of starting a case."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

Choices = Sequence[tuple[str, str]]


class SeveralFiles(forms.ClearableFileInput):
    """A file field that takes several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Cleans to the list of uploaded files, empty when none."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Each file on its own."""
        given = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(each, initial) for each in given if each]


class ActForm(forms.Form):
    """What every step's panel asks: the turn looked at, a note, files, and which button."""

    turn = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Note (required when returned or refused)"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    uploads = FilesField(label=_("Files"), required=False)


class CommentForm(forms.Form):
    """Words beside the flow."""

    text = forms.CharField(
        label=_("Comment"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 2})
    )


class StartForm(forms.Form):
    """Which SOP, which track, and what it is about."""

    track = forms.ChoiceField(label=_("Procedure"), widget=forms.RadioSelect)
    title = forms.CharField(label=_("What is it about?"), min_length=3, max_length=300)

    def __init__(self, *args: Any, tracks: list[tuple[str, str]], **kwargs: Any) -> None:
        """Offer the tracks that the person's positions may start."""
        super().__init__(*args, **kwargs)
        self.fields["track"] = forms.ChoiceField(
            label=_("Procedure"), widget=forms.RadioSelect, choices=tracks
        )


class SteerForm(forms.Form):
    """A reason, and a person or a step where one is to be named."""

    reason = forms.CharField(
        label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(
        self, *args: Any, people: Choices = (), steps: Choices = (), **kwargs: Any
    ) -> None:
        """Ask only what the act needs."""
        super().__init__(*args, **kwargs)
        if people:
            self.fields["person"] = forms.ChoiceField(label=_("Person"), choices=list(people))
        if steps:
            self.fields["step"] = forms.ChoiceField(label=_("Step"), choices=list(steps))
