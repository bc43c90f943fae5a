"""What other rooms may ask of the organisation."""

from wartapraja.organisation.queries.offices import (
    administered_offices,
    adopted_sops,
    office_by_key,
    office_settings,
    offices,
    offices_of,
    person_by_key,
    person_of,
    site_office,
    superior_of,
)
from wartapraja.organisation.queries.roles import roles_of
from wartapraja.organisation.queries.standings import (
    actor_triples,
    holder_of,
    people_for,
    people_in,
    positions_of,
    signatory_of,
    standings,
    supervises,
)
from wartapraja.organisation.queries.working_time import calendar_of

__all__ = [
    "actor_triples",
    "administered_offices",
    "adopted_sops",
    "calendar_of",
    "holder_of",
    "office_by_key",
    "office_settings",
    "offices",
    "offices_of",
    "people_for",
    "people_in",
    "person_by_key",
    "person_of",
    "positions_of",
    "roles_of",
    "signatory_of",
    "site_office",
    "standings",
    "superior_of",
    "supervises",
]
