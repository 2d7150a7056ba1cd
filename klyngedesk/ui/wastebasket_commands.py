"""The commands of the wastebasket, and deleting what is larger than a meeting."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from klyngedesk.services import forums, wastebasket
from klyngedesk.store.wastebasket import DAYS_KEPT, Discarded, DiscardedKind
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.fetching import fetch
from klyngedesk.ui.wastebasket_dialog import WastebasketDialog
from klyngedesk.ui.window import Window


class WastebasketCommands:
    """Brings back what was deleted, and opens it; `show_item` shows an item that came back."""

    def __init__(self, window: Window, desk: Desk, show_item: Callable[[str], None] = lambda _: None) -> None:
        self._window, self._desk, self._show_item = window, desk, show_item

    def show_wastebasket(self) -> None:
        """Show what was deleted; what she chooses comes back whole."""
        store = self._desk.store
        fetch(self._desk, "Henter papirkurven", lambda: wastebasket.in_wastebasket(store), self._show)

    def _show(self, entries: Sequence[Discarded]) -> None:
        dialog = WastebasketDialog(entries, self._window)
        chosen = dialog.chosen() if dialog.exec() else None
        if chosen is not None:
            self.bring_back(chosen)

    def bring_back(self, entry: Discarded) -> None:
        """Bring it back, and show the meeting it belongs to; Ctrl+Z puts it in the wastebasket again."""
        desk = self._desk
        is_open = desk.meeting is not None and desk.meeting.id == entry.meeting_id
        changes = desk.attempt(lambda: wastebasket.bring_back(desk.store, entry))
        if not changes:
            return
        if entry.kind is not DiscardedKind.FORUM and not is_open:
            desk.open(entry.meeting_id)
        desk.made(changes)
        if entry.kind is DiscardedKind.ITEM:
            self._show_item(entry.rows[0][1]["id"])
            self._window.give_keyboard_to_list()
        self._window.status.show_words(f"»{entry.title}« er hentet frem")

    def delete_forum(self) -> None:
        """Delete the forum of the open meeting, or the one chosen in the list, with all its meetings."""
        desk = self._desk
        forum_id = desk.meeting.forum_id if desk.meeting else self._window.forums.forum_id()
        if not forum_id:
            desk.prompts.tell("Vælg mødeforummet i listen til venstre først.")
            return
        forum = desk.store.load_forum(forum_id)
        asked = f"Slet mødeforummet »{forum.name}« med alle dets møder?\n\nDet ligger i papirkurven i {DAYS_KEPT} dage."
        if not desk.prompts.ask(asked, "Slet mødeforummet", "Behold det"):
            return
        desk.before_risk("sletning")
        if desk.meeting is not None:
            desk.close_meeting()
        changes = desk.attempt(lambda: forums.delete_forum(desk.store, forum_id))
        if changes:
            desk.made(changes)
            self._window.forums.show()
