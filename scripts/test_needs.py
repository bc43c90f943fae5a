#!/usr/bin/env python3
"""Programs that only the tests need: installed through apt where this user may, else named."""

import glob
import shutil
import sys

from bootstrap import apt, say


def missing():
    """Packages whose program is not there."""
    wanted = {
        "chromium": shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome"),
        "postgresql": glob.glob("/usr/lib/postgresql/*/bin/initdb") or shutil.which("initdb"),
        "gettext": shutil.which("xgettext"),
        "poppler-utils": shutil.which("pdftotext"),
        "libimage-exiftool-perl": shutil.which("exiftool"),
    }
    return [package for package, there in wanted.items() if not there]


def main():
    """Install what is missing, or say how."""
    packages = missing()
    if not packages:
        return 0
    say("memasang kebutuhan uji / installing what only tests need: " + ", ".join(packages))
    apt(packages)
    left = missing()
    if left:
        sys.stderr.write("Pasang dahulu / install first: sudo apt install %s\n" % " ".join(left))
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
