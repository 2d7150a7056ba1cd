"""The small toolbar over a text: what the caret stands in, and how to change it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from klyngedesk.ui.icons import icon
from klyngedesk.ui.text import formats
from klyngedesk.ui.text.editor import TextEditor

CLOSED = "Teksten kan kun læses. Linjen over mødet siger hvorfor."


class TextToolbar(QWidget):
    """Buttons for one editor; those that are in force where the caret stands are pressed."""

    def __init__(self, editor: TextEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._tips: dict[QToolButton, str] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self._heading = self._button("", "Mellemoverskrift (Ctrl+Shift+H)", editor.toggle_heading)
        self._heading.setText("Overskrift")
        self._bold = self._button("bold", "Fed (Ctrl+B)", editor.toggle_bold)
        self._italic = self._button("italic", "Kursiv (Ctrl+I)", editor.toggle_italic)
        self._bullets = self._button("list", "Punktliste (Ctrl+Shift+L)", editor.toggle_bullets)
        self._numbers = self._button("list-ordered", "Nummereret liste", editor.toggle_numbers)
        self._link = self._button("link", "Link", editor.edit_link)
        self._table = self._button("table", "Tabel", editor.insert_table)
        self._picture = self._button("image", "Billede", editor.picture_wanted.emit)
        for button in (self._heading, self._bold, self._italic, self._bullets, self._numbers, self._link):
            row.addWidget(button)
        for button in (self._table, self._picture):
            row.addWidget(button)
        editor.cursorPositionChanged.connect(self.refresh)
        editor.currentCharFormatChanged.connect(self.refresh)
        editor.closed.connect(self._show_closed)
        self._show_closed(editor.isReadOnly())

    def _button(self, name: str, tip: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        if name:
            button.setIcon(icon(name))
        self._tips[button] = tip
        button.setAccessibleName(tip.partition(" (")[0])
        button.setCheckable(name not in ("link", "table", "image"))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self._act(act))
        return button

    def _show_closed(self, closed: object) -> None:
        """Grey the buttons over a text that can only be read."""
        self.setEnabled(not closed)
        for button, tip in self._tips.items():
            button.setToolTip(CLOSED if closed else tip)

    def _act(self, act: Callable[[], None]) -> None:
        act()
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()

    def refresh(self) -> None:
        """Press the buttons that are in force at the caret."""
        cursor = self._editor.textCursor()
        held = cursor.currentList()
        ordered = held is not None and formats.is_ordered(held.format())
        self._heading.setChecked(bool(cursor.blockFormat().headingLevel()) and held is None)
        self._bold.setChecked(self._editor.fontWeight() > 600)
        self._italic.setChecked(self._editor.fontItalic())
        self._bullets.setChecked(held is not None and not ordered)
        self._numbers.setChecked(ordered)
