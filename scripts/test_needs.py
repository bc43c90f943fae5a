#!/usr/bin/env python3
"""Programs that only the tests need: installed through apt where this user may, else named."""

import shutil
import sys
from pathlib import Path

from bootstrap import apt, give_up, say

WANTED = {
    "chromium": lambda: (
        shutil.which("chromium")
        or shutil.which("chromium-browser")
        or shutil.which("google-chrome")
    ),
    "postgresql": lambda: (
        list(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or shutil.which("initdb")
    ),
    "gettext": lambda: shutil.which("xgettext"),
    "poppler-utils": lambda: shutil.which("pdftotext"),
    "libimage-exiftool-perl": lambda: shutil.which("exiftool"),
}
"""Debian packages, each with what shows that it is there."""


def missing():
    """Packages whose program is not there."""
    return [package for package, there in WANTED.items() if not there()]


def main():
    """Install what is missing, or say how."""
    packages = missing()
    if not packages:
        return
    say("memasang kebutuhan uji / installing what only tests need: " + ", ".join(packages))
    apt(packages)
    left = " ".join(missing())
    if left:
        give_up(
            f"Yang hanya diperlukan uji belum ada; pasang dahulu: sudo apt install {left}\n"
            f"What only the tests need is missing; install it first: sudo apt install {left}"
        )


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(2)
