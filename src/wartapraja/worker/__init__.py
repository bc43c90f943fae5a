"""The worker process: has the effects of the outbox, takes the looks by the clock, runs Wagtail's own tasks."""

from wartapraja.worker.process import Worker, main

__all__ = ["Worker", "main"]
