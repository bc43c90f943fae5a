"""What is wrong with an SOP file, where, and what to do about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """An error stops the SOP from being used; a warning asks for a second look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong. `message` and `hint` are English; `code` and `facts` translate."""

    file: str
    line: int
    """Counted from 1; 0 when the definition did not come from a file."""
    step: str
    """Key of the step, or the part of the document when it is no step."""
    code: str
    message: str
    hint: str
    severity: Severity = Severity.ERROR
    facts: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        """One line, as `wartapraja sop lint` prints it."""
        return f"{self.file}:{self.line}: {self.step}: {self.message} {self.hint}".rstrip()


class BadDefinition(ValueError):
    """An SOP file that cannot be read; `findings` say why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        """Keep what was found."""
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = findings
