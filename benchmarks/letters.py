"""Milliseconds a letter: the approval sheet's sample, cold and warm."""

import statistics
import time

from wartapraja.cli.django_setup import set_up


def measure(times: int = 40) -> list[tuple[str, str]]:
    """Render the sample again and again."""
    set_up("worker")
    from wartapraja.letters.commands import render_sample

    taken = []
    for _turn in range(times + 1):
        began = time.perf_counter()
        render_sample("approval_sheet")
        taken.append((time.perf_counter() - began) * 1000)
    return [
        ("letter: first", f"{taken[0]:.0f} ms"),
        ("letter: median after", f"{statistics.median(taken[1:]):.0f} ms"),
    ]
