"""The working week on a form: a line for each weekday, ``07.30–12.00, 13.00–16.00``, empty when free."""

import re
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.dates import WEEKDAYS
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

DAYS = range(1, 8)
SPAN = re.compile(r"(\d{1,2})[.:](\d{2})\s*[-–—]\s*(\d{1,2})[.:](\d{2})")
EXAMPLE = "07.30–12.00, 13.00–16.00"


def spelled(spans: list[list[str]]) -> str:
    """The stretches of a day as an officer writes them."""
    return ", ".join("–".join(bound.replace(":", ".") for bound in span) for span in spans)


def understood(line: str, day: str) -> list[list[str]]:
    """The stretches that a line names.

    Raises:
        ValidationError: a part that is no stretch, naming it and the day.
    """
    spans = []
    for part in filter(None, (each.strip() for each in line.split(","))):
        match = SPAN.fullmatch(part)
        if match is None:
            raise ValidationError(
                _("%(day)s: “%(part)s” is not understood. Write the hours as %(example)s."),
                params={"day": day, "part": part, "example": EXAMPLE},
            )
        hours = match.groups()
        spans.append([f"{hours[0]:0>2}:{hours[1]}", f"{hours[2]:0>2}:{hours[3]}"])
    return spans


class WeekWidget(forms.MultiWidget):
    """Seven lines, each with the name of its day."""

    template_name = "organisation/week.html"

    class Media:
        """Two columns."""

        css: ClassVar = {"all": ["organisation/week.css"]}

    def __init__(self) -> None:
        """One text input a day."""
        super().__init__([forms.TextInput() for _day in DAYS])

    def decompress(self, value: Any) -> list[str]:
        """A week as its lines."""
        return [spelled((value or {}).get(str(day), [])) for day in DAYS]

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """The inputs with the names of their days."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        for day, line in zip(DAYS, context["widget"]["subwidgets"], strict=True):
            line["day"] = WEEKDAYS[day - 1]
        return context


class WeekField(forms.MultiValueField):
    """A working week; the value is what `week.check_week` accepts."""

    def __init__(self, **kwargs: Any) -> None:
        """Seven optional lines; at least one must say something."""
        for ours in ("encoder", "decoder"):
            kwargs.pop(ours, None)
        kwargs["help_text"] = kwargs.get("help_text") or format_lazy(
            _("Write the stretches of work as {example}, breaks left out; leave a free day empty."),
            example=EXAMPLE,
        )
        lines = [forms.CharField(required=False, max_length=80) for _day in DAYS]
        super().__init__(lines, widget=WeekWidget(), require_all_fields=False, **kwargs)

    def compress(self, data_list: list[str]) -> dict[str, Any]:
        """The lines as a week."""
        lines = dict(zip(DAYS, data_list, strict=True)) if data_list else {}
        week = {str(day): understood(line, str(WEEKDAYS[day - 1])) for day, line in lines.items()}
        return {day: spans for day, spans in week.items() if spans}

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether a line differs from what the week said."""
        return bool((data or [""] * 7) != self.widget.decompress(initial))


class WeekColumn(models.JSONField):
    """A column of JSON that shows itself on forms as seven lines; to the database it is nothing else."""

    def formfield(self, **kwargs: Any) -> Any:
        """The seven lines."""
        kwargs.pop("form_class", None)
        kwargs.pop("widget", None)
        return models.Field.formfield(self, form_class=WeekField, **kwargs)

    def deconstruct(self) -> Any:
        """Migrations see the plain column."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs
