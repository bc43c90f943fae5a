"""Offices, units, positions and people."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from wartapraja.organisation import commands, nip, present
from wartapraja.organisation.models import Office, Person, Position, Unit, User
from wartapraja.organisation.viewsets.scoped import (
    OfficeForm,
    OwnViewSet,
    StructureAdd,
    StructureEdit,
)


class Offices(OwnViewSet):
    """Letterhead, zone and public face."""

    model = Office
    name = "organisation_offices"
    url_prefix = "organisasi/kantor"
    icon = "home"
    form_fields = (
        *("name", "short_name", "key", "zone", "government", "letterhead", "address", "phone"),
        *(
            "fax",
            "email",
            "website",
            "place",
            "site_name",
            "tagline",
            "brand",
            "brand_tint",
            "logo",
        ),
    )
    edit_fields = [name for name in form_fields if name != "key"]
    list_display = ("name", "zone", "place")
    search_fields = ("name", "short_name")


class Units(OwnViewSet):
    """The tree of units."""

    model = Unit
    name = "organisation_units"
    url_prefix = "organisasi/unit"
    icon = "list-ul"
    form_fields = ("office", "parent", "name", "short_name", "sort_order")
    list_display = ("name", "parent", "office")
    list_filter = ("office", "parent")
    list_export = ("office", "parent", "name", "short_name")
    search_fields = ("name", "short_name")
    sort_order_field = None


class Positions(OwnViewSet):
    """Positions and their superiors."""

    model = Position
    name = "organisation_positions"
    url_prefix = "organisasi/jabatan"
    icon = "tag"
    form_fields = (
        *("unit", "title", "short_title", "kind", "eselon", "superior", "shared", "sort_order"),
    )
    list_display = ("title", "short_title", "unit", "kind", "superior")
    list_filter = ("unit", "kind")
    list_export = ("unit", "title", "short_title", "kind", "eselon", "superior")
    search_fields = ("title", "short_title")
    sort_order_field = None


class PersonForm(OfficeForm):
    """A person, and the sign-in name of an account to open for them."""

    nip = forms.CharField(
        label="NIP",
        required=False,
        help_text=_("18 digits, with or without spaces; empty for contract staff."),
    )
    sign_in_name = forms.CharField(
        label=_("Open an account with this sign-in name"),
        required=False,
        max_length=150,
        help_text=_("They set their password through “Forgot the password?” on the sign-in page."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Who has an account already is not given another."""
        super().__init__(*args, **kwargs)
        if self.instance.user_id:
            del self.fields["sign_in_name"]

    def clean_nip(self) -> str:
        """Bare digits, 18 of them; what else is odd is kept and shown in the list."""
        return nip.digits_of(self.cleaned_data["nip"])

    def clean_sign_in_name(self) -> str:
        """A name that nobody has, of the letters that a name may have."""
        name: str = self.cleaned_data["sign_in_name"].strip()
        if name:
            User._meta.get_field("username").run_validators(name)
            if User.objects.filter(username__iexact=name).exists():
                raise ValidationError(_("This sign-in name is taken."))
        return name


class _OpensAccount:
    def save_instance(self) -> Any:
        person = super().save_instance()  # type: ignore[misc]
        name = self.form.cleaned_data.get("sign_in_name")  # type: ignore[attr-defined]
        if name:
            commands.give_account(person, name, at=present.now(), by=self.by)  # type: ignore[attr-defined]
        return person


class PersonAdd(_OpensAccount, StructureAdd):
    """Adds a person, with an account if asked."""


class PersonEdit(_OpensAccount, StructureEdit):
    """Changes a person; opens an account if asked."""


class People(OwnViewSet):
    """People of the office."""

    model = Person
    name = "organisation_people"
    url_prefix = "organisasi/orang"
    icon = "user"
    form_base = PersonForm
    add_view_class = PersonAdd
    edit_view_class = PersonEdit
    form_fields = ("office", "full_name", "nip", "grade", "email", "phone")
    list_display = (
        "full_name",
        Column("nip_printed", label="NIP", sort_key="nip"),
        Column("rank", label=_("Rank"), sort_key="grade"),
        Column("oddities", label=_("Odd about the NIP")),
        "email",
        "user",
    )
    list_filter = ("office", "grade")
    list_export = ("full_name", "nip_printed", "grade", "email", "phone", "office")
    search_fields = ("full_name", "nip", "email")
