"""What is wrong with an SOP, said with file, line, step and what to do."""

from collections.abc import Collection, Mapping

from wartapraja.sop.definition import Definition
from wartapraja.sop.findings import BadDefinition, Finding, Severity
from wartapraja.sop.lint import answers, flow, words
from wartapraja.sop.lint.problem import Known, Problem
from wartapraja.sop.yaml_file import load_document
from wartapraja.sop.yaml_reader import Path

__all__ = ["Finding", "Severity", "has_errors", "lint"]

_RULES = (words.check, answers.check, flow.check)


def lint(
    subject: str | Definition,
    name: str = "<sop>",
    *,
    activities: Collection[str] | None = None,
    sops: Mapping[str, Collection[str]] | None = None,
) -> list[Finding]:
    """Everything that is wrong, in the order of the file.

    Args:
        subject: the text of a YAML file, or a definition (whose findings have line 0).
        name: what findings call the file.
        activities: addresses of the activities that exist; None leaves them unchecked.
        sops: keys of the SOPs that can be called, each with its tracks; None leaves them unchecked.
    """
    lines: Mapping[Path, int] = {}
    if isinstance(subject, str):
        try:
            document = load_document(subject, name)
        except BadDefinition as bad:
            return list(bad.findings)
        subject, lines = document.definition, document.lines
    known = Known(activities=activities, sops=sops)
    problems = [problem for rule in _RULES for problem in rule(subject, known)]
    findings = [_finding(problem, subject, name, lines) for problem in problems]
    return sorted(findings, key=lambda finding: finding.line)


def has_errors(findings: Collection[Finding]) -> bool:
    """Whether the SOP may not be used."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def _finding(
    problem: Problem, definition: Definition, name: str, lines: Mapping[Path, int]
) -> Finding:
    return Finding(
        file=name,
        line=_line(problem.path, lines),
        step=_label(problem.path, definition),
        code=problem.code,
        message=problem.message,
        hint=problem.hint,
        severity=problem.severity,
        facts=problem.facts,
    )


def _line(path: Path, lines: Mapping[Path, int]) -> int:
    """The line of the value, or of the nearest thing around it."""
    return next((lines[path[:end]] for end in range(len(path), -1, -1) if path[:end] in lines), 0)


def _label(path: Path, definition: Definition) -> str:
    """The step's key, else the track's, else the part of the file."""
    if path[0] != "tracks" or len(path) < 2:
        return str(path[0])
    track = definition.tracks[int(path[1])]
    return track.steps[int(path[3])].key if len(path) >= 4 else track.key
