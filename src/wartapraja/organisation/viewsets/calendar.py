"""The holiday table, Ramadans and working hours. Saving goes through the commands, so due times follow."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.views import generic

from wartapraja.organisation import commands, present
from wartapraja.organisation.models import Holiday, HoursPeriod, RamadanPeriod
from wartapraja.organisation.types import Day
from wartapraja.organisation.viewsets.scoped import Own, OwnViewSet, Refusable


class _PutsDay:
    success_message = _("%(object)s was saved; open due times are being recomputed.")

    def save_instance(self) -> Holiday:
        data = dict(self.form.cleaned_data)  # type: ignore[attr-defined]
        office = data.pop("office", None) or self.form.instance.office  # type: ignore[attr-defined]
        old = Holiday.objects.filter(pk=self.form.instance.pk).first()  # type: ignore[attr-defined]
        moved = old is not None and (old.date, old.name) != (data["date"], data["name"])
        commands.change_holidays(
            office,
            put=[Day(**data)],
            remove=[old] if old and moved else [],
            at=present.now(),
            by=self.by,  # type: ignore[attr-defined]
        )
        return Holiday.objects.get(office=office, date=data["date"], name=data["name"])


class HolidayAdd(_PutsDay, Refusable, Own, generic.CreateView):
    """Puts a day into the table."""


class HolidayEdit(_PutsDay, Refusable, Own, generic.EditView):
    """Changes a day of the table."""


class HolidayRemove(Own, generic.DeleteView):
    """Takes a day out of the table."""

    def delete_action(self) -> None:
        """Remove, record, and let due times follow."""
        commands.change_holidays(
            self.object.office, remove=[self.object], at=present.now(), by=self.by
        )


class Holidays(OwnViewSet):
    """The holiday table."""

    model = Holiday
    name = "organisation_holidays"
    url_prefix = "organisasi/libur"
    icon = "date"
    add_view_class = HolidayAdd
    edit_view_class = HolidayEdit
    delete_view_class = HolidayRemove
    form_fields = ("office", "date", "name", "kind", "counts_off", "source", "provisional")
    edit_fields = ("date", "name", "kind", "counts_off", "source", "provisional")
    list_display = (
        *("date", "name", "kind"),
        BooleanColumn("counts_off", label=_("Office closed"), sort_key="counts_off"),
        BooleanColumn("provisional", label=_("Provisional"), sort_key="provisional"),
        "source",
    )
    list_filter = {
        "office": ["exact"],
        "kind": ["exact"],
        "counts_off": ["exact"],
        "provisional": ["exact"],
        "date": ["gte", "lte"],
    }
    list_export = ("date", "name", "kind", "counts_off", "source", "provisional", "office")
    search_fields = ("name", "source")
    ordering = ("-date",)


class _SetsRamadan:
    success_message = _("%(object)s was saved; open due times are being recomputed.")

    def save_instance(self) -> RamadanPeriod:
        data: dict[str, Any] = dict(self.form.cleaned_data)  # type: ignore[attr-defined]
        old = self.form.instance  # type: ignore[attr-defined]
        office = data.pop("office", None) or old.office
        year = data.pop("hijri_year", None) or old.hijri_year
        return commands.change_ramadan(office, year, **data, at=present.now(), by=self.by)  # type: ignore[attr-defined]


class RamadanAdd(_SetsRamadan, Refusable, Own, generic.CreateView):
    """Adds a Ramadan."""


class RamadanEdit(_SetsRamadan, Refusable, Own, generic.EditView):
    """Moves a Ramadan to what was announced."""


class Ramadans(OwnViewSet):
    """First and last days of Ramadan."""

    model = RamadanPeriod
    name = "organisation_ramadans"
    url_prefix = "organisasi/ramadan"
    icon = "history"
    add_view_class = RamadanAdd
    edit_view_class = RamadanEdit
    form_fields = ("office", "hijri_year", "starts", "ends", "provisional")
    edit_fields = ("starts", "ends", "provisional")
    list_display = (
        *("hijri_year", "starts", "ends"),
        BooleanColumn("provisional", label=_("Provisional"), sort_key="provisional"),
        "office",
    )
    list_filter = ("office", "provisional")


class _SetsHours:
    success_message = _("%(object)s was saved; open due times are being recomputed.")

    def save_instance(self) -> HoursPeriod:
        data: dict[str, Any] = dict(self.form.cleaned_data)  # type: ignore[attr-defined]
        old = self.form.instance  # type: ignore[attr-defined]
        office = data.pop("office", None) or old.office
        day = data.pop("valid_from", None) or old.valid_from
        return commands.change_hours(
            office,
            valid_from=day,
            **data,
            at=present.now(),
            by=self.by,  # type: ignore[attr-defined]
        )


class HoursAdd(_SetsHours, Refusable, Own, generic.CreateView):
    """Adds a working week from a day on."""


class HoursEdit(_SetsHours, Refusable, Own, generic.EditView):
    """Changes a working week."""


class Hours(OwnViewSet):
    """Working weeks."""

    model = HoursPeriod
    name = "organisation_hours"
    url_prefix = "organisasi/jam-kerja"
    icon = "clock"
    add_view_class = HoursAdd
    edit_view_class = HoursEdit
    form_fields = ("office", "valid_from", "week", "ramadan_week", "source")
    edit_fields = ("week", "ramadan_week", "source")
    list_display = ("valid_from", "source", "office")
    list_filter = ("office",)
