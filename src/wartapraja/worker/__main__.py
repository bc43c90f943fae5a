"""``python -m wartapraja.worker``: the worker with its own settings."""

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wartapraja.settings.worker")

if __name__ == "__main__":
    import django

    django.setup()
    from wartapraja.worker.process import main

    sys.exit(main())
