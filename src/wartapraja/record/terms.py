"""The record's fixed words: states of an effect, and what can be wrong with a chain."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EffectState(TextChoices):
    """Where an effect stands."""

    READY = "ready", _("waiting")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    FAILED = "failed", _("failed")
    CANCELLED = "cancelled", _("cancelled")


WAITING = frozenset({EffectState.READY, EffectState.RUNNING})
STOPPED = frozenset({EffectState.FAILED, EffectState.CANCELLED})
UNFINISHED = frozenset({EffectState.READY, EffectState.RUNNING, EffectState.FAILED})


class Flaw(TextChoices):
    """What is wrong at the first bad place of the chain."""

    CHANGED = "changed", _("The content of this event is not what was hashed when it was written.")
    DISPLACED = (
        "displaced",
        _("This event does not follow the one before it: one was inserted, removed or exchanged."),
    )
    MISSING = "missing", _("The event that belongs in this place is missing.")
    SURPLUS = "surplus", _("This event was added past the end that the record knows.")
    HEAD = "head", _("The end of the chain is not the one that the record noted.")
    UNREADABLE = "unreadable", _("The database cannot read this event.")
