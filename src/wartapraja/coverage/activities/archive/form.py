"""The form on which a coverage is filed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wartapraja.coverage.models import Classification
from wartapraja.media.types.uploads import GatedFiles


class ArchiveForm(forms.Form):
    """Under which title and classification, who is in it, and the edited versions."""

    title = forms.CharField(label=_("Title"), max_length=300)
    classification = forms.ModelChoiceField(
        label=_("Classification and retention"), queryset=Classification.objects.all()
    )
    people = forms.CharField(
        label=_("People who appear"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=5000,
    )
    words = forms.CharField(
        label=_("Words to find it by"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=5000,
    )
    edited = GatedFiles(label=_("Edited versions"), required=False)
