"""The top row: menus, the three views, and the way to every command."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMenuBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from klyngedesk.ui.icons import icon
from klyngedesk.ui.scopes import DISPATCH, LIVE, PREPARE

FIND, FIND_SHORT = "  Søg, eller skriv en kommando    Ctrl+K", " Ctrl+K"
WIDE = 1200


class TopRow(QFrame):
    """`view_chosen` carries the name of a view; `palette_wanted` asks for the command palette."""

    view_chosen = Signal(str)
    palette_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topRow")
        self.setFixedHeight(40)
        self.menus = QMenuBar()
        self.menus.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        self._group = QButtonGroup(self)
        self._views = {
            PREPARE: self._view("Forbered", "F2", PREPARE),
            LIVE: self._view("Møde", "F3", LIVE),
            DISPATCH: self._view("Udsend", "F4", DISPATCH),
        }
        self._find = QPushButton(FIND)
        self._find.setIcon(icon("search", "ink_3"))
        self._find.setAccessibleName("Søg, eller skriv en kommando")
        self._find.setToolTip("Søg, eller skriv en kommando (Ctrl+K)")
        self._find.clicked.connect(self.palette_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 8, 0)
        row.addWidget(self.menus, 2, Qt.AlignmentFlag.AlignVCenter)
        for button in self._views.values():
            row.addWidget(button)
        row.addStretch(2)
        row.addWidget(self._find)

    def _view(self, name: str, key: str, view: str) -> QToolButton:
        button = QToolButton()
        button.setText(f"{name}  {key}")
        button.setCheckable(True)
        button.setProperty("viewTab", True)
        button.setAccessibleName(name)
        button.setFixedHeight(40)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.view_chosen.emit(view))
        self._group.addButton(button)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the menus whole; the command field is known by its key."""
        super().resizeEvent(event)
        self._find.setText(FIND if self.width() >= WIDE else FIND_SHORT)

    def open_menus(self) -> None:
        """Open the first menu; the arrows lead to the others."""
        first = next(iter(self.menus.actions()), None)
        if first is not None:
            self.menus.setFocus(Qt.FocusReason.MenuBarFocusReason)
            self.menus.setActiveAction(first)

    def show_view(self, view: str | None) -> None:
        """Mark the view that is shown; without a meeting there is none."""
        for name, button in self._views.items():
            button.setVisible(view is not None)
            button.setChecked(name == view)
