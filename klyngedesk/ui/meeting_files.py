"""The commands of whole meetings: taking in, saving out, trying and deleting."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from klyngedesk.model.meeting import Meeting
from klyngedesk.services import exchange
from klyngedesk.services.demo import load_demo
from klyngedesk.services.file_names import propose_file_name
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.window import Window

KINDS = "Mødefiler (*.json)"


class MeetingFiles:
    """Works on whole meetings; `refresh` shows the list of meetings anew."""

    def __init__(self, window: Window, desk: Desk, refresh: Callable[[], None]) -> None:
        self._window, self._desk, self._refresh = window, desk, refresh

    def import_file(self) -> None:
        found: list[Meeting] = []
        chosen = self._window.prompts.choose_files("Hent mødefil", KINDS)
        if chosen:
            self._desk.before_risk("hentning")
        for path in chosen:
            found += self._desk.attempt(partial(exchange.import_meeting_file, self._desk.store, path)) or ()
        self._refresh()
        if found:
            self._desk.open(found[-1].id)

    def export_file(self) -> None:
        if self._desk.meeting is None:
            return
        self._desk.flush_texts()
        proposed = propose_file_name(self._desk.meeting, "møde", "json")
        path = self._window.prompts.choose_save_path("Gem mødefil", proposed, KINDS)
        meeting_id = self._desk.meeting.id
        if path:
            self._desk.attempt(lambda: exchange.export_meeting_file(self._desk.store, meeting_id, path))

    def open_demo(self) -> None:
        """Take the demo's meetings in, to try things on."""
        meeting = self._desk.attempt(lambda: load_demo(self._desk.store))
        self._refresh()
        if meeting:
            self._desk.open(meeting.id)

    def delete_meeting(self) -> None:
        if self._desk.meeting is None:
            return
        asked = f"Slet mødet i {self._desk.meeting.forum_name} med dagsorden, referat og bilag?"
        if self._window.prompts.ask(f"{asked}\n\nCtrl+Z bringer det tilbage.", "Slet mødet", "Behold det"):
            self._desk.delete_meeting()
            self._window.forums.show()
