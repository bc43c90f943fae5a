"""The form of the report."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wartapraja.coverage.models import FieldItem
from wartapraja.coverage.terms import FieldKind


class ReportForm(forms.Form):
    """Title, words, and which material goes on."""

    title = forms.CharField(label=_("Title"), max_length=255)
    words = forms.CharField(
        label=_("Report"), widget=forms.Textarea(attrs={"rows": 10}), max_length=50_000
    )
    chosen = forms.MultipleChoiceField(
        label=_("Material for publication"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, items: Sequence[FieldItem], title: str, **kwargs: Any) -> None:
        """Begin with the notes from the field."""
        super().__init__(*args, **kwargs)
        self.items = {str(each.pk): each for each in items if each.file}
        notes = [each.text for each in items if each.kind == FieldKind.NOTE]
        self.initial |= {
            "title": title,
            "words": "\n\n".join(notes),
            "chosen": [key for key, each in self.items.items() if each.chosen],
        }
        self.fields["chosen"].choices = [
            (key, f"{each.get_kind_display()}: {each.caption or each.name}")
            for key, each in self.items.items()
        ]

    def clean_chosen(self) -> list[FieldItem]:
        """The items."""
        return [self.items[key] for key in self.cleaned_data["chosen"]]
