"""The form on which a letter or an entry of the agenda is registered."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wartapraja.coverage.forms import EventForm
from wartapraja.letters.types import Nature
from wartapraja.media.types.uploads import GatedFile


class RegisterForm(EventForm):
    """The letter above, the event below."""

    source = forms.ChoiceField(
        label=_("Known from"),
        choices=[("letter", _("a letter")), ("agenda", _("the leader's agenda"))],
        widget=forms.RadioSelect,
        initial="letter",
    )
    draft = forms.ChoiceField(label=_("Take over a draft entry"), required=False)
    sender = forms.CharField(label=_("Letter from"), max_length=300, required=False)
    letter_number = forms.CharField(label=_("Letter number"), max_length=200, required=False)
    letter_date = forms.DateField(
        label=_("Date of the letter"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    subject = forms.CharField(label=_("Subject (hal)"), max_length=500, required=False)
    nature = forms.ChoiceField(label=_("Nature (sifat)"), choices=Nature.choices, required=False)
    scan = GatedFile(
        label=_("Scan or PDF of the letter"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf,image/*"}),
    )
    field_order = (
        *("source", "sender", "letter_number", "letter_date", "subject", "nature", "scan"),
        *("draft", "title", "starts", "ends", "place", "outside"),
    )

    def __init__(self, *args: Any, drafts: Iterable[Any], **kwargs: Any) -> None:
        """Offer the draft entries, if there are any."""
        super().__init__(*args, **kwargs)
        choices = [(str(each.key), each.title) for each in drafts]
        if choices:
            self.fields["draft"].choices = [("", "—"), *choices]
        else:
            del self.fields["draft"]

    def clean(self) -> dict[str, Any]:
        """A letter has a sender and a subject."""
        data = super().clean()
        data["nature"] = data.get("nature") or Nature.BIASA
        if data.get("source") == "letter":
            for name in ("sender", "subject"):
                if not data.get(name):
                    self.add_error(
                        name, _("A letter needs this; for the leader's agenda choose it above.")
                    )
        return data
