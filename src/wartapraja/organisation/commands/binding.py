"""Which position is which actor, and which SOPs an office works by."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from wartapraja.organisation.commands.evidence import keep
from wartapraja.organisation.models import ActorBinding, Office, Person, Position, SopAdoption
from wartapraja.organisation.types import Refused, Why


@transaction.atomic
def bind_actor(
    office: Office,
    sop_key: str,
    actor_key: str,
    position: Position,
    *,
    at: datetime,
    by: Person | None = None,
) -> ActorBinding:
    """Let the holder of a position be an actor of an SOP; binding twice changes nothing.

    Raises:
        Refused: the position belongs to another office.
    """
    if position.unit.office_id != office.pk:
        raise Refused(
            [
                Why(
                    code="other_office",
                    field="position",
                    sentence=_("Choose a position of the same office."),
                )
            ]
        )
    binding, created = ActorBinding.objects.get_or_create(
        office=office, sop_key=sop_key, actor_key=actor_key, position=position
    )
    if created:
        keep(office, "ActorBound", _named(binding), by=by, at=at)
    return binding


@transaction.atomic
def unbind_actor(binding: ActorBinding, *, at: datetime, by: Person | None = None) -> None:
    """Take an actor away from a position."""
    keep(binding.office, "ActorUnbound", _named(binding), by=by, at=at)
    binding.delete()


@transaction.atomic
def adopt_sop(
    office: Office,
    sop_key: str,
    *,
    starts: date,
    at: datetime,
    version: int = 1,
    by: Person | None = None,
) -> SopAdoption:
    """Put a version of an SOP in force in an office; twice changes nothing."""
    adoption, created = SopAdoption.objects.get_or_create(
        office=office, sop_key=sop_key, version=version, defaults={"starts": starts}
    )
    if created:
        payload = {"sop": sop_key, "version": version, "starts": starts.isoformat()}
        keep(office, "SopAdopted", payload, by=by, at=at)
    return adoption


def _named(binding: ActorBinding) -> dict[str, str]:
    return {
        "sop": binding.sop_key,
        "actor": binding.actor_key,
        "position": binding.position.title,
        "unit": binding.position.unit.name,
    }
