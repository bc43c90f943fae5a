"""Adopting procedures: a version, once adopted, is never changed."""

import hashlib
from datetime import datetime
from functools import lru_cache

from wartapraja.casework.models import Procedure
from wartapraja.sop import shelf
from wartapraja.sop.definition import Definition, Step
from wartapraja.sop.yaml_file import load


def adopt(text: str, at: datetime) -> Procedure:
    """Take a definition into force as it stands in its YAML text.

    The same text twice is the same procedure; a changed text under a version that exists is refused.

    Raises:
        wartapraja.sop.yaml_file.BadDefinition: the text is no valid definition.
        ValueError: the key and version exist with another text; raise the version in the file.
    """
    definition = load(text, "adopted")
    digest = hashlib.sha256(text.encode()).hexdigest()
    procedure, created = Procedure.objects.get_or_create(
        key=definition.key,
        version=definition.version,
        defaults={"title": definition.title, "text": text, "sha256": digest, "adopted_at": at},
    )
    if not created and procedure.sha256 != digest:
        raise ValueError(
            f"{definition.key} version {definition.version} is in force with another text; raise its version."
        )
    return procedure


def adopt_shipped(at: datetime) -> list[Procedure]:
    """Take the shipped SOPs into force, those that are not there yet."""
    return [adopt(shelf.path(key).read_text(encoding="utf-8"), at) for key in tuple(shelf.keys())]


def definition_of(procedure: Procedure) -> Definition:
    """The definition of a procedure version; parsed once a process."""
    return _parsed(procedure.sha256, procedure.text)


def the_step(definition: Definition, key: str) -> Step:
    """The step of that key.

    Raises:
        LookupError: the definition has none; a case's turns only stand on steps of its definition.
    """
    step = definition.find_step(key)
    if step is None:
        raise LookupError(f"{definition.key} has no step {key}.")
    return step


@lru_cache(maxsize=64)
def _parsed(_digest: str, text: str) -> Definition:
    return load(text, "procedure")
