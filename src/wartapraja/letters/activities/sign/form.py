"""What the hand that signs types: by which way, and the secrets for it. They are used once and kept nowhere."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wartapraja.casework.commands import NotPossible
from wartapraja.casework.commands.papers import check_upload
from wartapraja.letters.terms import SigningWay


class SignForm(forms.Form):
    """By the office's key, by BSrE, or on paper."""

    way = forms.ChoiceField(label=_("How do you sign?"), widget=forms.RadioSelect)
    key = forms.ChoiceField(label=_("Signing key"), required=False)
    password = forms.CharField(
        label=_("Password of the key"),
        required=False,
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
    nik = forms.RegexField(
        label=_("NIK"),
        regex=r"^\d{16}$",
        required=False,
        error_messages={"invalid": _("A NIK has 16 digits.")},
        widget=forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    passphrase = forms.CharField(
        label=_("BSrE passphrase"),
        required=False,
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
    scan = forms.FileField(label=_("Scan of the signed letter"), required=False)

    NEEDS = {
        SigningWay.KEY: ("key", "password"),
        SigningWay.BSRE: ("nik", "passphrase"),
        SigningWay.WET: ("scan",),
    }

    def __init__(
        self, *args: Any, ways: Sequence[SigningWay], keys: Sequence[Any], **kwargs: Any
    ) -> None:
        """Offer the ways that work here, and ask only for what they need."""
        super().__init__(*args, **kwargs)
        self.fields["way"].choices = [(way.value, way.label) for way in ways]
        self.fields["way"].initial = ways[0]
        self.fields["key"].choices = [(str(key.pk), key.title) for key in keys]
        asked = {name for way in ways for name in self.NEEDS[way]}
        for name in [each for each in self.fields if each != "way" and each not in asked]:
            del self.fields[name]

    def clean_scan(self) -> Any:
        """Through the gate of all uploads."""
        upload = self.cleaned_data["scan"]
        if upload:
            try:
                check_upload(upload)
            except NotPossible as refused:
                raise forms.ValidationError(
                    [reason.sentence for reason in refused.reasons]
                ) from refused
        return upload

    def clean(self) -> dict[str, Any]:
        """What the chosen way needs must be there."""
        data: dict[str, Any] = super().clean() or {}
        way = data.get("way")
        for name in self.NEEDS.get(SigningWay(way), ()) if way else ():
            if not data.get(name) and name not in self.errors:
                self.add_error(name, _("This is needed for the way you chose."))
        return data
