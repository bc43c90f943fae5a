"""What a rule reports, before file and line are known."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from wartapraja.sop.definition import Definition, Step, Track
from wartapraja.sop.findings import Severity
from wartapraja.sop.yaml_reader import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What exists outside the file; None is unknown and leaves its rule out."""

    activities: Collection[str] | None = None
    sops: Mapping[str, Collection[str]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong, at its place in the definition."""

    path: Path
    code: str
    message: str
    hint: str
    severity: Severity = Severity.ERROR
    facts: Mapping[str, Any] = field(default_factory=dict, hash=False)


def walk(definition: Definition) -> Iterator[tuple[Path, Track, Step]]:
    """Every step with its place and track."""
    for number, track in enumerate(definition.tracks):
        for index, step in enumerate(track.steps):
            yield ("tracks", number, "steps", index), track, step


def repeated(values: Iterable[str]) -> list[int]:
    """Indices of the values that stood before."""
    seen: Counter[str] = Counter()
    found = []
    for index, value in enumerate(values):
        if seen[value]:
            found.append(index)
        seen[value] += 1
    return found
