"""The form of a disposition."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from wartapraja.letters.terms import Instruction, Nature


class DisposisiForm(forms.Form):
    """To whom, what to do, how soon, by when."""

    to = forms.MultipleChoiceField(
        label=_("Passed on to (diteruskan kepada)"), widget=forms.CheckboxSelectMultiple
    )
    instructions = forms.MultipleChoiceField(
        label=_("Please (dengan hormat harap)"),
        choices=Instruction.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    words = forms.CharField(
        label=_("Further words"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    nature = forms.ChoiceField(label=_("Nature (sifat)"), choices=Nature.choices, initial="biasa")
    deadline = forms.DateTimeField(
        label=_("By when"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
    )

    def __init__(
        self,
        *args: Any,
        people: Sequence[Any],
        next_hand: Sequence[Any],
        zone: ZoneInfo,
        at: datetime,
        **kwargs: Any,
    ) -> None:
        """Offer these people, the next hand first and ticked."""
        super().__init__(*args, **kwargs)
        self.zone, self.at = zone, at
        first = {person.key for person in next_hand}
        ordered = sorted(people, key=lambda person: person.key not in first)
        self.fields["to"].choices = [(person.key, person.full_name) for person in ordered]
        self.fields["to"].initial = [person.key for person in next_hand]

    def clean_deadline(self) -> datetime | None:
        """By the office's wall clock, and not past."""
        typed: datetime | None = self.cleaned_data["deadline"]
        if typed is None:
            return None
        meant = typed.replace(tzinfo=self.zone)
        if meant <= self.at:
            raise forms.ValidationError(_("The deadline has passed already. Choose a later one."))
        return meant

    def clean(self) -> dict[str, Any]:
        """Something must be ordered."""
        data: dict[str, Any] = super().clean() or {}
        if not data.get("instructions") and not (data.get("words") or "").strip():
            self.add_error("instructions", _("Tick an instruction or write one."))
        return data
