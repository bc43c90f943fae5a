"""The worker: outbox, clocks, baking. It renders public pages, so it resolves their addresses."""

from wartapraja.settings.public import *  # noqa: F403
