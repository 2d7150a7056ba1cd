"""Reading what stands in the store while saves are on their way to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from klyngedesk.ui.desk import Desk


def fetch(desk: Desk, words: str, read: Callable[[], Any], then: Callable[[Any], None]) -> None:
    """Give `then` what is read once every letter of this moment is written: at once, or when a slow disk has answered.

    The window goes on meanwhile, and the words say what she waits for.
    """
    desk.hand_over()
    desk.jobs.run_patiently(words, lambda _: read(), then, desk.patience)
