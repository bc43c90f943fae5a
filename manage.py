#!/usr/bin/env python3
"""Django's own commands, with the office's settings unless others are named."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wartapraja.settings.office")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
