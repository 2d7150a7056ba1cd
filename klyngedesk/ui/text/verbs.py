"""What a person can do to a text by name: menus, keys, palette and toolbar call these."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from klyngedesk.text.blocks import Text, text_of_lines
from klyngedesk.ui.qt_prompts import QtPrompts
from klyngedesk.ui.text import editing, lists, tables
from klyngedesk.ui.text.insertion import insert_text

AskLink = Callable[[QWidget, str], str | None]


def ask_for_link(over: QWidget, proposed: str) -> str | None:
    """Return the address she wrote, or None."""
    watch = getattr(over.window(), "watch_form", lambda *_: None)
    words = QtPrompts(over, watch=watch).ask_text("Link", "Adresse:", proposed or "https://")
    return words.strip() if words is not None else None


class TextVerbs(QTextEdit):
    """A text field with the verbs of a text."""

    def __init__(self, ask_link: AskLink, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask_link = ask_link

    def insert(self, text: Text) -> None:
        """Put the text where the caret is, as one step to undo."""
        cursor = self.textCursor()
        insert_text(text, cursor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def paste_plain(self) -> None:
        """Paste the words alone."""
        self.insert(text_of_lines("\n".join(QApplication.clipboard().text().splitlines())))

    def toggle_bold(self) -> None:
        editing.toggle_bold(self)

    def toggle_italic(self) -> None:
        self.setFontItalic(not self.fontItalic())

    def toggle_heading(self) -> None:
        editing.toggle_heading(self, on=not editing.in_heading(self.textCursor()))

    def set_heading(self, on: bool) -> None:
        editing.toggle_heading(self, on=on)

    def toggle_bullets(self) -> None:
        lists.toggle_list(self.textCursor(), ordered=False)

    def toggle_numbers(self) -> None:
        lists.toggle_list(self.textCursor(), ordered=True)

    def insert_table(self, rows: int = 3, columns: int = 2) -> None:
        """Put in an empty table with a header row; Tab in its last cell adds a row."""
        tables.insert_table(self, rows, columns)

    def change_table(self, change: tables.Change) -> None:
        """Do that to the table the caret stands in."""
        tables.change_table(self, change)

    def edit_link(self) -> None:
        """Ask for the address of the selected words; an empty one takes the link away."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            editing.select_link_or_word(cursor)
        address = self._ask_link(self, editing.link_at(cursor))
        if address is not None:
            editing.set_link(self, cursor, editing.safe_address(address))
