"""Forms of the case page and of starting a case."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


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
    files = FilesField(label=_("Files"), required=False)


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
        self.fields["track"].choices = tracks


class SteerForm(forms.Form):
    """A reason, and a person where one is to be named."""

    reason = forms.CharField(
        label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    person = forms.ChoiceField(label=_("Person"), required=False)
    step = forms.ChoiceField(label=_("Step"), required=False)

    def __init__(
        self,
        *args: Any,
        people: list[tuple[str, str]] = (),
        steps: list[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:  # type: ignore[assignment]
        """Show only the questions that the act asks."""
        super().__init__(*args, **kwargs)
        for name, choices in (("person", list(people)), ("step", list(steps))):
            if choices:
                self.fields[name].choices = choices  # type: ignore[attr-defined]
                self.fields[name].required = True
            else:
                del self.fields[name]
