"""Going from item to item, in every view that shows one at a time."""

from __future__ import annotations

from collections.abc import Callable

from klyngedesk.services.meetings import find_item
from klyngedesk.ui.desk import Desk

GO_TO = "Gå til punkt nr."
Ask = Callable[[str, Callable[[str], object]], None]


class ItemSteps:
    """The commands that choose another item; `choose` shows it, `ask` asks for a line without a dialog."""

    def __init__(self, desk: Desk, choose: Callable[[str], None], ask: Ask | None = None) -> None:
        self._desk, self._choose, self._ask = desk, choose, ask

    def previous_item(self) -> None:
        self._step(-1)

    def next_item(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        ids = [item.id for item in self._desk.meeting.walk()] if self._desk.meeting else []
        if self._desk.here in ids:
            self._choose(ids[max(0, min(len(ids) - 1, ids.index(self._desk.here) + by))])
        elif ids:
            self._choose(ids[0])

    def go_to_item(self) -> None:
        """Ask for an item's number and go there; in the window itself where the view has a line for it."""
        if self._ask is not None:
            self._ask(GO_TO, self._go_to)
            return
        label = self._desk.prompts.ask_text("Gå til punkt", "Nummer, for eksempel 5b:")
        if label:
            self._go_to(label)

    def _go_to(self, label: str) -> None:
        meeting = self._desk.meeting
        found = self._desk.attempt(lambda: find_item(meeting, label)) if meeting else None
        if found:
            self._choose(found)
