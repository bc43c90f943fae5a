"""WebVTT captions: in order, each ending after it began, at most two lines.

The usual readers accept an end before its start, and browsers then silently show nothing.
"""

import re
from dataclasses import dataclass

from wartapraja.media.gate.findings import ACTIVE, Found
from wartapraja.media.gate.texts import decode

MOST_LINES = 2
_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMING = re.compile(rf"^{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t]+.*)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One caption: milliseconds from the start of the video, and its lines."""

    start: int
    end: int
    lines: tuple[str, ...]


def parse(data: bytes) -> tuple[Cue, ...]:
    """Read a WebVTT file.

    Raises:
        Found: ``captions`` with the line number and what is wrong there.
    """
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    if ACTIVE.search(text.encode()):
        raise Found("disguise", hidden="script")
    lines = text.split("\n")
    if not re.match(r"^WEBVTT(?:[ \t].*)?$", lines[0]):
        raise Found("captions", line=1, wrong="no_header")
    cues: list[Cue] = []
    for first, block in _blocks(lines):
        cue = _cue(first, block)
        if cue is None:
            continue
        if cues and cue.start < cues[-1].start:
            raise Found("captions", line=first, wrong="order")
        cues.append(cue)
    if not cues:
        raise Found("captions", line=len(lines), wrong="no_cue")
    return tuple(cues)


def _blocks(lines: list[str]) -> list[tuple[int, list[str]]]:
    blocks: list[tuple[int, list[str]]] = []
    fresh = True
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip():
            fresh = True
        elif fresh:
            blocks.append((number, [line]))
            fresh = False
        else:
            blocks[-1][1].append(line)
    return blocks


def _cue(first: int, block: list[str]) -> Cue | None:
    if re.match(r"^(NOTE|STYLE|REGION)\b", block[0]):
        return None
    if "-->" not in block[0] and len(block) > 1 and "-->" in block[1]:
        first, block = first + 1, block[1:]
    if "-->" not in block[0]:
        return None
    match = _TIMING.match(block[0].strip())
    if not match:
        raise Found("captions", line=first, wrong="timing")
    start, end = _milliseconds(match.groups()[:4]), _milliseconds(match.groups()[4:])
    if end <= start:
        raise Found("captions", line=first, wrong="end_before_start")
    if len(block) - 1 > MOST_LINES:
        raise Found("captions", line=first, wrong="too_many_lines")
    return Cue(start=start, end=end, lines=tuple(block[1:]))


def _milliseconds(groups: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, rest = (int(group or 0) for group in groups)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest
