"""The real worker in a process of its own, on the database of the test. Arguments: database name."""

import os
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = sys.argv[2]

import django
from django.conf import settings

settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()

import tests.record.doing  # noqa: E402, F401 - registers the handlers
from wartapraja.worker import main  # noqa: E402

sys.exit(main())
