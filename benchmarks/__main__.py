"""``python -m benchmarks``: run every measurement and print a table."""

import platform

from benchmarks import engine, front, letters


def main() -> None:
    """Measure and print."""
    rows = [*engine.measure(), *letters.measure(), *front.measure()]
    print(f"Python {platform.python_version()}, {platform.machine()}\n")
    print("| what | figure |\n|---|---|")
    for what, figure in rows:
        print(f"| {what} | {figure} |")


if __name__ == "__main__":
    main()
