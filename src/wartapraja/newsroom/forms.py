"""The forms of emergency publishing."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wartapraja.newsroom.terms import SecondLook


class EmergencyForm(forms.Form):
    """Why it cannot wait, and that the official answers for it."""

    reason = forms.CharField(
        label=_("Why this cannot wait for its SOP"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The official who takes the second look reads it, and it stays in the record."),
    )
    answers = forms.BooleanField(label=_("I have read the article as it stands and answer for it."))


class SecondLookForm(forms.Form):
    """What the second official found."""

    outcome = forms.ChoiceField(
        label=_("Second look"),
        choices=[(SecondLook.KEPT, _("Keep it live")), (SecondLook.WITHDRAWN, _("Withdraw it"))],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("Findings (required when withdrawn)"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
