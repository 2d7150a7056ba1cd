"""The commands of a meeting that goes to a colleague and comes back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from klyngedesk.services import handover
from klyngedesk.services.file_names import propose_file_name
from klyngedesk.services.handover import Received
from klyngedesk.services.lock import LOCKED, away_sentence
from klyngedesk.services.merge_questions import Choice
from klyngedesk.ui.closed_fields import close_fields
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.merge_dialog import MergeDialog
from klyngedesk.ui.pen_banner import PenBanner
from klyngedesk.ui.scopes import LIVE, PREPARE
from klyngedesk.ui.text_key import key_of
from klyngedesk.ui.window import Window

_WHO = "Filen holder hele mødet, også lukkede punkter og noter.\nHvem skriver videre på det?"
KINDS = "Møder til en kollega (*.klynge)"


class PenCommands(QObject):
    """Gives meetings away and takes them in; while one is away, its texts can be read only."""

    def __init__(self, window: Window, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self.banner = PenBanner()
        self._closed = self._was_closed = False
        window.put_above_pages(self.banner)
        window.installEventFilter(self)
        self.banner.back.clicked.connect(self.take_back)
        desk.meeting_opened.connect(lambda _: self.show_pen())
        desk.changed.connect(lambda _: self.close_texts())
        for shown in (desk.item_left, window.pages.currentChanged):  # the form is filled anew, with new fields
            shown.connect(self._close_fields, Qt.ConnectionType.QueuedConnection)

    def show_pen(self) -> None:
        """Show whether the open meeting is with somebody else."""
        meeting = self._desk.meeting
        self._desk.away = handover.who_has_it(self._desk.store, meeting.id) if meeting else None
        self.close_texts()

    def close_texts(self) -> None:
        """Close the texts of every view that is there, where the meeting may not be written in."""
        meeting = self._desk.meeting
        if meeting is not None and meeting.is_locked and self._desk.away is None:
            self.banner.show_lock()
        else:
            self.banner.show_holder(self._desk.away)
        self._closed = self._desk.away is not None or (meeting is not None and meeting.is_locked)
        self._close_fields()

    def _close_fields(self, *_: object) -> None:
        """Close every text, and every field of the preparing view, also those made for the item just shown."""
        if not (self._closed or self._was_closed):  # nearly always, and this is called for every change
            return
        fields: list[QTextEdit | QPlainTextEdit] = [*self._window.findChildren(QTextEdit)]
        fields += self._window.findChildren(QPlainTextEdit)
        for field in fields:
            if key_of(field) is not None and field.isReadOnly() != self._closed:
                field.setReadOnly(self._closed)
        view = self._window.views.get(PREPARE)
        if view is not None:
            for form in (view.form, view.frame):  # type: ignore[attr-defined]
                close_fields(form, closed=self._closed)
        for name, pane in ((PREPARE, "agenda"), (LIVE, "pane")):
            if name in self._window.views:
                getattr(self._window.views[name], pane).show_closed(self._why())
        self._was_closed = self._closed

    def _why(self) -> str:
        """Return why the meeting may not be written in; empty where it may."""
        away = self._desk.away
        return away_sentence(away.holder) if away is not None else LOCKED if self._closed else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the banner answer where letters come through to the window that no text has taken."""
        if self._closed and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            field = QApplication.focusWidget()
            if isinstance(field, QLineEdit | QTextEdit | QPlainTextEdit) and field.isReadOnly() and _writes(event):
                self.banner.answer()
        return False

    def give_away(self) -> None:
        """Ask who goes on, write the file, and leave the pen to them."""
        desk = self._desk
        if desk.meeting is None:
            return
        holder = desk.prompts.ask_text("Giv mødet videre", _WHO)
        if not holder or not holder.strip():
            return
        proposed = propose_file_name(desk.meeting, "møde", "klynge")
        path = desk.prompts.choose_save_path("Gem filen til kollegaen", proposed, KINDS)
        meeting_id = desk.meeting.id
        desk.flush_texts()
        if path and desk.attempt(lambda: handover.hand_over(desk.store, meeting_id, path, holder.strip())):
            self.show_pen()
            self._window.status.show_words(f"Skrevet: {path.name}. Send den til {holder.strip()}.")

    def take_back(self) -> None:
        """Take the pen back; what comes in a file later is merged."""
        desk = self._desk
        if desk.meeting is None:
            return
        if desk.away is None:
            self._window.status.show_words("Mødet er her allerede")
            return
        holder = desk.away.holder
        handover.take_back(desk.store, desk.meeting.id)
        self.show_pen()
        self._window.status.show_words(f"Mødet er her igen. Kommer der en fil fra {holder}, så flettes den.")

    def take_in(self, path: Path) -> str:
        """Return the id of the meeting that came in, or was merged; empty where nothing did."""
        desk = self._desk
        desk.flush_texts()
        received: Received | None = desk.attempt(lambda: handover.receive(desk.store, path))
        if received is None:
            return ""
        if received.mine is not None and not self._merge(received):
            return ""
        return received.theirs.id

    def _merge(self, received: Received) -> bool:
        desk, meeting_id = self._desk, received.theirs.id
        choices = self._asked(received)
        if choices is None:
            self._window.status.show_words("Intet er flettet. Mødet står, som det stod.")
            return False
        if desk.meeting is None or desk.meeting.id != meeting_id:
            desk.open(meeting_id)
        desk.before_risk("fletning")
        changes = desk.attempt(lambda: handover.accept(desk.store, meeting_id, received, choices))
        if changes is None:
            return False
        self.show_pen()
        if changes:
            desk.made(changes)
        self._window.status.show_words("De to udgaver er flettet" if changes else "Filen havde intet nyt")
        return True

    def _asked(self, received: Received) -> dict[str, Choice] | None:
        """Return her decisions on everything both sides changed; None where she would rather not merge."""
        choices: dict[str, Choice] = {}
        while still_open := received.merged(choices).open(choices):
            dialog = MergeDialog(still_open, handover.sender_of(self._desk.store, received), self._window)
            if not dialog.exec():
                return None
            choices |= dialog.choices()
        return choices


def _writes(event: QKeyEvent) -> bool:
    """Return whether the key would have written or deleted something."""
    keys = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter)
    pastes = event.matches(QKeySequence.StandardKey.Paste) or event.matches(QKeySequence.StandardKey.Cut)
    return event.key() in keys or pastes or (bool(event.text()) and event.text().isprintable())
