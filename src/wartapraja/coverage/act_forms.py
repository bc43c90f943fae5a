"""Forms of the acts on an event."""

from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from wartapraja.coverage.forms import OfficeTimeField


class OfficeForm(forms.Form):
    """A form whose times are those of one office's wall clock."""

    def __init__(self, *args: Any, zone: ZoneInfo, **kwargs: Any) -> None:
        """By the clock of one office."""
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, OfficeTimeField):
                field.zone = zone


class NoForm(OfficeForm):
    """Nothing is asked."""


class ReasonForm(OfficeForm):
    """Only why."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        help_text=_("The team reads it."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class CancelForm(ReasonForm):
    """Why, and that it is meant."""

    sure = forms.BooleanField(label=_("Yes, the event does not take place"))


class MoveForm(OfficeForm):
    """From when to when, and why."""

    starts = OfficeTimeField(label=_("Begins"))
    ends = OfficeTimeField(label=_("Ends"))
    reason = forms.CharField(label=_("Reason"), max_length=500, required=False)
    override_reason = forms.CharField(
        label=_("Reason in spite of a clash"),
        max_length=500,
        required=False,
        help_text=_("Needed only when somebody or something named is not free."),
    )


class RepeatForm(OfficeForm):
    """How often, and until when."""

    every = forms.ChoiceField(
        label=_("Every"),
        choices=[("daily", _("day")), ("weekly", _("week")), ("fortnightly", _("two weeks"))],
        initial="weekly",
    )
    until = forms.DateField(
        label=_("Last day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
