"""Forms of events: the wall clock of the office, never the browser's."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _


class OfficeTimeField(forms.DateTimeField):
    """A day and time as the office's wall clock shows it; the value is an instant."""

    def __init__(self, **kwargs: Any) -> None:
        """The browser's own picker."""
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
        super().__init__(widget=widget, input_formats=formats, **kwargs)
        self.zone = ZoneInfo("Asia/Jakarta")

    def to_python(self, value: Any) -> datetime | None:
        """What was typed, in the office's zone."""
        typed = super().to_python(value)
        return typed.replace(tzinfo=self.zone) if typed is not None else None

    def prepare_value(self, value: Any) -> Any:
        """An instant as the office's wall clock shows it."""
        if isinstance(value, datetime) and value.tzinfo is not None:
            return value.astimezone(self.zone).replace(tzinfo=None)
        return value


class EventForm(forms.Form):
    """What is known of an event."""

    title = forms.CharField(label=_("Event"), max_length=300)
    starts = OfficeTimeField(
        label=_("Begins"),
        required=False,
        help_text=_("Leave both times empty while they are not known; the event waits undated."),
    )
    ends = OfficeTimeField(label=_("Ends"), required=False)
    place = forms.CharField(label=_("Place"), max_length=300, required=False)
    outside = forms.NullBooleanField(
        label=_("Outside the island?"),
        required=False,
        widget=forms.Select(
            choices=[("", _("not known yet")), ("true", _("yes")), ("false", _("no"))]
        ),
    )
    travel_minutes = forms.IntegerField(
        label=_("Travel time one way, minutes"),
        required=False,
        min_value=0,
        max_value=1440,
        initial=0,
    )
    leader = forms.CharField(label=_("Leader who attends"), max_length=200, required=False)
    contact = forms.CharField(label=_("Contact at the place"), max_length=200, required=False)
    note = forms.CharField(
        label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=5000
    )

    def __init__(self, *args: Any, zone: ZoneInfo, **kwargs: Any) -> None:
        """By the clock of one office."""
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, OfficeTimeField):
                field.zone = zone

    def clean(self) -> dict[str, Any]:
        """Both times or neither; the end after the beginning."""
        data: dict[str, Any] = super().clean() or {}
        starts, ends = data.get("starts"), data.get("ends")
        if bool(starts) != bool(ends) and not self.errors:
            missing = "ends" if starts else "starts"
            self.add_error(missing, _("Give both the beginning and the end, or neither."))
        if starts and ends and ends <= starts:
            self.add_error("ends", _("The end must come after the beginning."))
        return data

    def event_facts(self) -> dict[str, Any]:
        """Columns of the event."""
        return event_facts(self.cleaned_data)


def event_facts(data: dict[str, Any]) -> dict[str, Any]:
    """Columns of an event out of the cleaned data of a form that has its fields."""
    names = ("title", "starts", "ends", "place", "outside", "leader", "contact", "note")
    return {
        **{name: data.get(name) for name in names},
        "travel_minutes": data.get("travel_minutes") or 0,
    }
