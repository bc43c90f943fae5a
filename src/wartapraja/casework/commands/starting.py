"""Starting a case, by a person or by another case that calls."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wartapraja.casework.commands.errors import NotPossible
from wartapraja.casework.commands.opening import begin, newest
from wartapraja.casework.commands.standing import acting
from wartapraja.casework.models import Case
from wartapraja.casework.types import Reason


def start(*, office: Any, sop_key: str, track: str, title: str, person: Any, at: datetime) -> Case:
    """Start a case on a track of the newest version of an SOP.

    Args:
        office: the office that runs it.
        sop_key: key of an adopted SOP.
        track: key of one of its tracks.
        title: what the case is about; 3 to 300 characters.
        person: who starts it.
        at: the instant.

    Raises:
        NotPossible: the SOP is not in force, the title is missing, or the person's position may not start it.
    """
    title = title.strip()
    if len(title) < 3:
        raise NotPossible(
            [
                Reason(
                    sentence=_(
                        "Give the case a title of at least 3 characters; it is what everybody will look for."
                    ),
                    field="title",
                )
            ]
        )
    by = acting(person, office, sop_key, at)
    with transaction.atomic():
        return begin(
            office=office,
            procedure=newest(sop_key),
            track=track,
            title=title[:300],
            by=by,
            name=person.full_name,
            at=at,
        )
