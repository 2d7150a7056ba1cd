"""The rail: what the left pane offers, in its narrowest form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from klyngedesk.ui.icons import icon

if TYPE_CHECKING:
    from klyngedesk.ui.actions import Command

WIDTH = 48


class Rail(QFrame):
    """Stands where the list of meetings has given way; `forums_wanted` says whether the list is to come back."""

    forums_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(WIDTH)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4, 4, 4, 4)
        self._column.setSpacing(4)
        self._list = self._button("panel-left", "Listen over møder", "Vis eller skjul listen over møder (Shift+F6)")
        self._list.setCheckable(True)
        self._list.clicked.connect(self.forums_wanted)
        self._column.addStretch()

    def offer(self, commands: Sequence[Command], do: Callable[[Command], None]) -> None:
        """Put a button for each of these commands below the first."""
        for command in commands:
            self._button(command.icon, command.name, command.name).clicked.connect(partial(do, command))

    def _button(self, picture: str, name: str, told: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(picture))
        button.setIconSize(QSize(18, 18))
        button.setFixedSize(40, 40)
        button.setToolTip(told)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._column.insertWidget(max(self._column.count() - 1, 0), button)
        return button

    def show_fetched(self, fetched: bool) -> None:
        """Show the first button pressed while the list of meetings is back."""
        self._list.setChecked(fetched)
