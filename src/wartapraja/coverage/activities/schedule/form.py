"""The form on which a coverage gets its time, its team and its things."""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wartapraja.coverage.forms import OfficeTimeField
from wartapraja.coverage.types import Availability


class PeopleField(forms.MultipleChoiceField):
    """People by tick, each with how free they are; the value is a list of persons."""

    widget = forms.CheckboxSelectMultiple

    def offer(self, people: Sequence[Availability]) -> None:
        """Offer these people."""
        self.persons = {each.person.key: each.person for each in people}
        self.choices = [(each.person.key, words_of(each)) for each in people]

    def clean(self, value: Any) -> list[Any]:
        """The persons."""
        return [self.persons[key] for key in super().clean(value)]


def words_of(each: Availability) -> str:
    """One person beside one event in a line: name, free or why not, that day, that month."""
    counted = gettext("%(day)s that day, %(month)s that month") % {
        "day": each.that_day,
        "month": each.that_month,
    }
    free = gettext("free") if each.free else each.clashes[0].sentence
    return f"{each.person.full_name} · {free} · {counted}"


class ScheduleForm(forms.Form):
    """Time, team, things; a reason where something clashes."""

    starts = OfficeTimeField(label=_("Begins"), required=False)
    ends = OfficeTimeField(label=_("Ends"), required=False)
    text = PeopleField(label=_("Text by"), required=False)
    photo = PeopleField(label=_("Photos by"), required=False)
    video = PeopleField(label=_("Video by"), required=False)
    equipment = forms.ModelMultipleChoiceField(
        label=_("Equipment"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    override_reason = forms.CharField(
        label=_("Reason in spite of a clash"),
        required=False,
        max_length=500,
        help_text=_("Needed only when somebody or something named is not free."),
    )
    confirmed = forms.BooleanField(
        label=_("The event is certain (else it stays planned)"), required=False
    )

    def __init__(
        self,
        *args: Any,
        zone: ZoneInfo,
        event: Any,
        people: Sequence[Availability],
        things: Any,
        **kwargs: Any,
    ) -> None:
        """Offer the people and things of one office for one event."""
        super().__init__(*args, **kwargs)
        self.fields["equipment"].queryset = things
        for name in ("starts", "ends"):
            self.fields[name].zone = zone
        for name in ("text", "photo", "video"):
            self.fields[name].offer(people)
        if event is not None:
            self._begin_with(event)

    def _begin_with(self, event: Any) -> None:
        self.initial |= {
            "starts": event.starts,
            "ends": event.ends,
            "confirmed": event.state == "confirmed",
            "equipment": [loan.equipment_id for loan in event.loans.all()],
        }
        for each in event.team.select_related("person"):
            self.initial.setdefault(each.content, []).append(each.person.key)

    def clean(self) -> dict[str, Any]:
        """A time, and at least one person."""
        data: dict[str, Any] = super().clean() or {}
        starts, ends = data.get("starts"), data.get("ends")
        if not starts or not ends:
            self.add_error("starts", _("A team is sent at a time: give the beginning and the end."))
        elif ends <= starts:
            self.add_error("ends", _("The end must come after the beginning."))
        if not any(data.get(name) for name in ("text", "photo", "video")):
            self.add_error("text", _("Name at least one person for the coverage."))
        return data
