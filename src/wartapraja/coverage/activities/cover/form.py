"""Words and files of a coverage, brought in at the desk."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wartapraja.coverage.terms import Consent
from wartapraja.media.types.uploads import GatedFiles


class CoverForm(forms.Form):
    """Everything is optional where the phones have sent it already."""

    words = forms.CharField(
        label=_("What happened, in words"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=20_000,
    )
    files = GatedFiles(label=_("Photos and videos"), required=False)
    caption = forms.CharField(label=_("Caption"), required=False, max_length=500)
    shown = forms.CharField(label=_("Who is in the picture"), required=False, max_length=500)
    credit = forms.CharField(label=_("Credit"), required=False, max_length=200)
    consent = forms.ChoiceField(
        label=_("Consent of private persons"), choices=Consent.choices, required=False
    )
