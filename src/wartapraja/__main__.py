"""``python -m wartapraja`` is the same as ``wartapraja``."""

import sys

from wartapraja.cli import main

sys.exit(main())
