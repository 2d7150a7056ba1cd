"""The commands that change the agenda: new, moved, closed and removed items."""

from __future__ import annotations

from collections.abc import Callable

from klyngedesk.model.agenda import AgendaItem, ItemKind
from klyngedesk.services import agenda
from klyngedesk.ui.desk import Desk


class ItemCommands:
    """Works on the item that lies on the desk; `write_title` shows an item with the caret in its title."""

    def __init__(self, desk: Desk, write_title: Callable[[str], None]) -> None:
        self._desk, self._write_title = desk, write_title

    def new_item(self) -> None:
        """Put a new item after this one, with the caret in its title."""
        self._add(AgendaItem(""))

    def new_theme(self) -> None:
        self._add(AgendaItem("Tema: ", ItemKind.THEME), top=True)

    def new_break(self) -> None:
        self._add(AgendaItem("Pause", ItemKind.BREAK, minutes_planned=10), top=True)

    def new_sub_item(self) -> None:
        """Put a new item below this one, or beside it where it is a sub-item itself."""
        item = self._desk.item(self._desk.here)
        if item is not None and not item.is_break:
            parent = self._parent_id(item.id) or item.id
            self._added(AgendaItem(""), parent_id=parent, after_id=item.id)

    def _add(self, item: AgendaItem, *, top: bool = False) -> None:
        here = self._desk.here
        parent = self._parent_id(here)
        after = parent if top and parent else here
        self._added(item, parent_id=None if top else parent, after_id=after or None)

    def _added(self, item: AgendaItem, *, parent_id: str | None, after_id: str | None) -> None:
        if self._desk.do(agenda.add_item, item, parent_id=parent_id, after_id=after_id):
            self._write_title(item.id)

    def _parent_id(self, item_id: str) -> str | None:
        meeting = self._desk.meeting
        parent = agenda.parent_of(meeting, item_id) if meeting else None
        return parent.id if parent else None

    def remove_current(self) -> None:
        """Take the item away; Ctrl+Z brings it back, so nothing is asked."""
        item = self._desk.item(self._desk.here)
        if item is not None and self._desk.do(agenda.remove_item, item.id):
            self._desk.news.emit(f"»{item.title or 'Punkt uden titel'}« er slettet. Ctrl+Z henter den frem.")

    def move_up(self) -> None:
        self._desk.do(agenda.move_item_up, self._desk.here)

    def move_down(self) -> None:
        self._desk.do(agenda.move_item_down, self._desk.here)

    def indent(self) -> None:
        self._desk.do(agenda.indent_item, self._desk.here)

    def outdent(self) -> None:
        self._desk.do(agenda.outdent_item, self._desk.here)

    def move_to(self, item_id: str, parent_id: str | None, place: int) -> None:
        self._desk.do(agenda.move_item, item_id, parent_id=parent_id, index=place)

    def toggle_closed(self) -> None:
        item = self._desk.item(self._desk.here)
        if item is not None:
            self._desk.do(agenda.change_item, item.id, closed=not item.closed)
