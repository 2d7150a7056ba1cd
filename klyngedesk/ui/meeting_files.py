"""The commands of whole meetings: taking in, saving out, trying and deleting."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from klyngedesk.model.meeting import Meeting
from klyngedesk.services import exchange
from klyngedesk.services.demo import load_demo
from klyngedesk.services.file_names import propose_file_name
from klyngedesk.services.handover import is_klynge
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.window import Window

KINDS = "Mødefiler (*.json)"
ALL_KINDS = "Mødefiler og møder fra en kollega (*.json *.klynge)"


class MeetingFiles:
    """Works on whole meetings; `refresh` shows the list of meetings anew, `take_in` deals with a .klynge file."""

    def __init__(self, window: Window, desk: Desk, refresh: Callable[[], None]) -> None:
        self._window, self._desk, self._refresh = window, desk, refresh
        self.take_in: Callable[[Path], str] = lambda _: ""

    def import_file(self) -> None:
        came = ""
        chosen = self._window.prompts.choose_files("Hent mødefil", ALL_KINDS)
        if chosen:
            self._desk.before_risk("hentning")
        for path in chosen:
            if is_klynge(path):
                came = self.take_in(path) or came
                continue
            found: tuple[Meeting, ...] = (
                self._desk.attempt(partial(exchange.import_meeting_file, self._desk.store, path)) or ()
            )
            came = found[-1].id if found else came
        self._refresh()
        if came and (self._desk.meeting is None or self._desk.meeting.id != came):
            self._desk.open(came)

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
