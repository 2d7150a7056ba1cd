"""Starts the program: python -m klyngedesk."""

from __future__ import annotations

import sys

from klyngedesk.app import main
from klyngedesk.private import crash_without_words


def run() -> None:
    """Leave with the program's exit code."""
    if getattr(sys, "frozen", False):
        import multiprocessing  # late: start-up time

        multiprocessing.freeze_support()
    crash_without_words()
    sys.exit(main(sys.argv[1:]))


if __name__ == "__main__":
    run()
