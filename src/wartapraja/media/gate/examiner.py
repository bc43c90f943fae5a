"""The look inside, in a child process of its own: reads a file on standard input, prints what it found as JSON.

Started by ``gate.child`` under limits of memory, time and file size; it opens no file, no socket, no database.
"""

import json
import sys
from typing import Any

from wartapraja.media.gate import captions, packages, pdfs, pictures, texts
from wartapraja.media.gate.findings import Found
from wartapraja.media.gate.formats import BY_NAME, family
from wartapraja.media.gate.verdicts import Kind, Limits


def look(data: bytes, name: str, limits: Limits) -> dict[str, Any]:
    """Hand the file to the part that knows its format.

    Raises:
        Found: what may not pass.
    """
    if name in pictures.STRUCTURE:
        return pictures.examine(data, name, limits)
    if name == "pdf":
        return pdfs.examine(data, limits)
    if family(name) == "zip":
        return packages.examine(data, name, limits)
    if Kind.CAPTIONS in BY_NAME[name].kinds:
        return {"cues": len(captions.parse(data))}
    return texts.examine(data, name)


def main(name: str, limits: str) -> None:
    """Examine standard input and print ``{"facts": …}`` or ``{"code": …, "facts": …}``."""
    chosen = Limits(**json.loads(limits))
    try:
        answer: dict[str, Any] = {"facts": look(sys.stdin.buffer.read(), name, chosen)}
    except Found as found:
        answer = {"code": found.code, "facts": found.facts}
    except (MemoryError, RecursionError):
        answer = {"code": "too_hard", "facts": {}}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main(*sys.argv[1:3])
