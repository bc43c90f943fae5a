"""Forms of a person's own account."""

from typing import Any

from allauth.account.forms import LoginForm
from django import forms
from django.utils.translation import gettext_lazy as _

_digits = {"inputmode": "numeric", "autocomplete": "off", "maxlength": "12"}


class SignInForm(LoginForm):
    """Name or e-mail, and the password; the page itself says where to go without one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Our words instead of allauth's, and no words inside the fields."""
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Sign-in name or e-mail")
        self.fields["password"].label = _("Password")
        self.fields["password"].help_text = ""
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class PinForm(forms.Form):
    """A new PIN, typed twice."""

    pin = forms.CharField(
        label=_("New PIN"),
        help_text=_("6 to 12 digits. It confirms approvals from your e-mail and your phone."),
        widget=forms.PasswordInput(attrs=_digits),
    )
    again = forms.CharField(
        label=_("The same PIN again"), widget=forms.PasswordInput(attrs=_digits)
    )

    def clean(self) -> dict[str, Any]:
        """Both must agree."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("pin") and data.get("again") and data["pin"] != data["again"]:
            self.add_error("again", _("The two PINs differ."))
        return data
