"""Names of the states and kinds of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EventState(TextChoices):
    """Where an event stands: planned and confirmed are two layers of the calendar."""

    DRAFT = "draft", _("draft entry")
    PLANNED = "planned", _("planned")
    CONFIRMED = "confirmed", _("confirmed")
    POSTPONED = "postponed", _("postponed")
    CANCELLED = "cancelled", _("cancelled")


class Source(TextChoices):
    """Where an event became known from."""

    LETTER = "letter", _("incoming letter")
    AGENDA = "agenda", _("leader's agenda")
    ICS = "ics", _("calendar feed")
    MAIL = "mail", _("invitation by e-mail")


class Content(TextChoices):
    """What one coverage brings home; each kind has an assignee of its own."""

    TEXT = "text", _("text")
    PHOTO = "photo", _("photo")
    VIDEO = "video", _("video")


class Answer(TextChoices):
    """What the assignee said."""

    OFFERED = "offered", _("no answer yet")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")


class EquipmentKind(TextChoices):
    """What is lent for a coverage."""

    CAMERA = "camera", _("camera")
    DRONE = "drone", _("drone")
    SOUND = "sound", _("sound recorder")
    VEHICLE = "vehicle", _("vehicle")
    OTHER = "other", _("other equipment")


class AbsenceKind(TextChoices):
    """Why somebody cannot be sent."""

    LEAVE = "leave", _("leave (cuti)")
    DUTY = "duty", _("away on duty (dinas luar)")
    SICK = "sick", _("sick")
    TRAINING = "training", _("training")


LIVE_STATES = (EventState.PLANNED, EventState.CONFIRMED)
"""Events that take people's and equipment's time."""

HOLDING_ANSWERS = (Answer.OFFERED, Answer.ACCEPTED)
"""Assignments that take the person's time."""


class FieldKind(TextChoices):
    """What a reporter sends from the field."""

    NOTE = "note", _("note")
    PHOTO = "photo", _("photo")
    VOICE = "voice", _("voice note")
    VIDEO = "video", _("video")


class Consent(TextChoices):
    """Whether private persons in a picture agreed to it. Follows: UU 27/2022."""

    PUBLIC = "public", _("only officials or a public crowd")
    GIVEN = "given", _("private persons agreed")
    GUARDIAN = "guardian", _("minors: a parent or guardian agreed")
    NONE = "none", _("no consent: not for publication")


class Fate(TextChoices):
    """What becomes of a record after its retention."""

    KEEP = "permanen", _("permanent")
    DESTROY = "musnah", _("destroy")
    REVIEW = "dinilai", _("review again")
