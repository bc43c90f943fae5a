"""The words of a letter that an officer edits, kind by kind."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wartapraja.letters.terms import Nature


class LetterForm(forms.Form):
    """The words of a letter that an officer edits. What the form does not show stays as the case proposed it."""

    def __init__(self, *args: Any, begun: Mapping[str, Any], **kwargs: Any) -> None:
        """Begin with the words of the letter."""
        super().__init__(*args, initial=self.shown(begun), **kwargs)

    @classmethod
    def shown(cls, data: Mapping[str, Any]) -> dict[str, Any]:
        """The letter's data as the fields show them."""
        raise NotImplementedError

    @classmethod
    def words(cls, typed: Mapping[str, Any], begun: Mapping[str, Any]) -> dict[str, Any]:
        """The letter's data as typed over what it began with."""
        raise NotImplementedError


def lines(text: str) -> list[str]:
    """One entry a line, without empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _area(
    label: Any, *, rows: int = 3, required: bool = False, help_text: Any = ""
) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=8000,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class OnBehalfForm(LetterForm):
    """Who gave the mandate to sign, where the signer does not sign in their own name.

    Follows: Permendagri 54/2009: a.n. names who gave it; u.b. stands below the position in between.
    """

    on_behalf = forms.CharField(
        label=_("Signed on behalf of (a.n.)"),
        required=False,
        max_length=200,
        help_text=_(
            "The position that gave the mandate; empty: the signer signs in their own name."
        ),
    )
    through = forms.CharField(label=_("Position in between (u.b.)"), required=False, max_length=200)

    def clean(self) -> dict[str, Any]:
        """u.b. needs a.n. above it."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("through") and not data.get("on_behalf"):
            self.add_error("on_behalf", _("u.b. needs the position that stands above it (a.n.)."))
        return data

    @staticmethod
    def blocks(typed: Mapping[str, Any]) -> list[dict[str, str]]:
        """The lines above the signer's position."""
        if not typed.get("on_behalf"):
            return []
        first = {"prefix": "a.n.", "position": typed["on_behalf"].strip()}
        if not typed.get("through"):
            return [first]
        between = {"prefix": "", "position": typed["through"].strip()}
        return [first, between, {"prefix": "u.b.", "position": ""}]

    @staticmethod
    def chain(data: Mapping[str, Any]) -> dict[str, str]:
        """The two fields that a chain of blocks was made from."""
        positions = [each["position"] for each in data.get("on_behalf", ()) if each["position"]]
        names = ("on_behalf", "through")
        return dict(zip(names, positions, strict=False))


class NotaDinasForm(OnBehalfForm):
    """A note inside the office."""

    to = _area(_("To (kepada)"), rows=2, required=True, help_text=_("One position a line."))
    cc = _area(_("Copies (tembusan)"), rows=2)
    subject = forms.CharField(label=_("Subject"), max_length=300)
    nature = forms.ChoiceField(label=_("Nature (sifat)"), choices=Nature.choices, required=False)
    attachment = forms.CharField(label=_("Attachment"), required=False, max_length=200)
    opening = _area(_("Opening"))
    paragraphs = _area(_("Content"), rows=5, help_text=_("One paragraph a line."))
    closing = _area(_("Closing"), rows=2)
    field_order = (
        "to",
        "cc",
        "subject",
        "nature",
        "attachment",
        "opening",
        "paragraphs",
        "closing",
    )

    @classmethod
    def shown(cls, data: Mapping[str, Any]) -> dict[str, Any]:
        """Lists as lines."""
        listed = {name: "\n".join(data.get(name, ())) for name in ("to", "cc", "paragraphs")}
        plain = ("subject", "nature", "attachment", "opening", "closing")
        return {**{name: data.get(name, "") for name in plain}, **listed, **cls.chain(data)}

    @classmethod
    def words(cls, typed: Mapping[str, Any], begun: Mapping[str, Any]) -> dict[str, Any]:
        """Lines as lists."""
        listed = {name: lines(typed[name]) for name in ("to", "cc", "paragraphs")}
        plain = ("subject", "nature", "attachment", "opening", "closing")
        words = {name: typed[name].strip() for name in plain}
        return {**begun, **words, **listed, "on_behalf": cls.blocks(typed)}


class SptForm(OnBehalfForm):
    """An assignment order. Who is sent comes from the team of the event."""

    basis = _area(_("Basis (dasar)"), required=True, help_text=_("One a line."))
    considering = _area(_("Considering (menimbang)"), rows=2, help_text=_("One a line."))
    purpose = _area(_("Purpose (untuk)"), required=True, help_text=_("One a line."))
    when = forms.CharField(label=_("Day and time"), max_length=300)
    place_of_event = forms.CharField(label=_("Place"), required=False, max_length=300)
    copies = _area(_("Copies (tembusan)"), rows=2, help_text=_("One a line."))
    field_order = ("basis", "considering", "purpose", "when", "place_of_event", "copies")
    LISTED = ("basis", "considering", "purpose", "copies")

    @classmethod
    def shown(cls, data: Mapping[str, Any]) -> dict[str, Any]:
        """Lists as lines; the event by its time and place."""
        event = data.get("event", {})
        return {
            **{name: "\n".join(data.get(name, ())) for name in cls.LISTED},
            "when": event.get("when", ""),
            "place_of_event": event.get("place", ""),
            **cls.chain(data),
        }

    @classmethod
    def words(cls, typed: Mapping[str, Any], begun: Mapping[str, Any]) -> dict[str, Any]:
        """Lines as lists."""
        event = {
            **begun.get("event", {}),
            "when": typed["when"].strip(),
            "place": typed["place_of_event"].strip(),
        }
        listed = {name: lines(typed[name]) for name in cls.LISTED}
        return {**begun, **listed, "event": event, "on_behalf": cls.blocks(typed)}
