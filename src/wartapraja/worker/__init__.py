"""The worker process: has the effects of the outbox, takes the looks by the clock, runs Wagtail's own tasks."""


def main() -> int:
    """Run until SIGTERM or SIGINT; Django must be ready (``python -m wartapraja.worker`` sees to it itself)."""
    from wartapraja.worker import process

    return process.main()
