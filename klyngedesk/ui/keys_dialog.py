"""The sheet of keys, read from the table of commands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from klyngedesk.ui.actions import COMMANDS, MENUS, Command
from klyngedesk.ui.danish_words import KEY_NAMES
from klyngedesk.ui.scopes import DISPATCH, LIVE, PREPARE

_ONLY_IN = {(PREPARE,): "Forbered", (LIVE,): "Møde", (DISPATCH,): "Udsend", (PREPARE, LIVE): "Forbered, Møde"}
WRITING = (
    ("@", "Navn på en tilstedeværende"),
    ("; og mellemrum", "Frase ud fra sit korte navn"),
    ("Tab", "Næste [felt] i en frase, næste felt ellers"),
    ("# - 1. og mellemrum", "Overskrift, punktliste, nummerliste"),
    ("Ctrl++  Ctrl+-", "Større og mindre bogstaver i referatet"),
    ("Shift+Enter", "Ny linje i samme afsnit"),
)
IN_LISTS = (
    ("F2", "Ret titel på punkt, bilag eller celle"),
    ("Delete", "Slet punkt, bilag eller række"),
    ("Alt+Shift+↑↓", "Flyt bilag, linje eller række"),
    ("Enter", "Åbn bilag, ny linje i indstilling"),
    ("Alt+L  Alt+E", "Luk bilag, mærk det eftersendt"),
)
COLUMNS = 3
KEYS_WIDTH = 124
Row = tuple[str, str]


class KeysDialog(QDialog):
    """Shows every command that has a key, in groups that read like the menus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Taster")
        self.resize(1180, 690)
        sheet = QWidget()
        sheet.setObjectName("formPage")
        columns = QHBoxLayout(sheet)
        columns.setContentsMargins(24, 16, 24, 16)
        columns.setSpacing(32)
        for groups in _in_columns([*_groups(), ("I lister", list(IN_LISTS)), ("Mens du skriver", list(WRITING))]):
            column = QVBoxLayout()
            column.setSpacing(4)
            for title, rows in groups:
                column.addWidget(_group(title, rows))
            column.addStretch()
            columns.addLayout(column, 1)
        area = QScrollArea()
        area.setWidget(sheet)
        area.setWidgetResizable(True)
        area.setAccessibleName("Taster")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 0, 24, 12)
        told = QLabel("Alt kan også findes med Ctrl+K. På en Mac er Ctrl tasten ⌘.")
        told.setProperty("secondary", True)
        foot.addWidget(told)
        foot.addWidget(buttons)
        whole.addLayout(foot)


def _groups() -> list[tuple[str, list[Row]]]:
    found = [(menu, [_row(each) for each in COMMANDS if each.menu == menu and each.keys]) for menu in MENUS]
    return [(menu, rows) for menu, rows in found if rows]


def _row(command: Command) -> Row:
    place = _ONLY_IN.get(tuple(command.scopes), "")
    place = "" if place == command.menu else place
    return "   ".join(shown_key(key) for key in command.keys), f"{command.name}  ({place})" if place else command.name


def _in_columns(groups: Sequence[tuple[str, list[Row]]]) -> list[list[tuple[str, list[Row]]]]:
    """Return the groups in columns of about the same height, in order."""
    heights = [len(rows) + 2 for _, rows in groups]
    aim, columns, filled = sum(heights) / COLUMNS, [[]], 0.0  # type: ignore[var-annotated]
    for group, height in zip(groups, heights, strict=True):
        if filled and filled + height / 2 > aim and len(columns) < COLUMNS:
            columns.append([])
            filled = 0
        columns[-1].append(group)
        filled += height
    return columns


def _group(title: str, rows: Sequence[Row]) -> QFrame:
    frame = QFrame()
    grid = QGridLayout(frame)
    grid.setContentsMargins(0, 0, 0, 12)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(3)
    grid.setColumnMinimumWidth(0, KEYS_WIDTH)
    grid.setColumnStretch(1, 1)
    head = QLabel(title)
    head.setProperty("strong", True)
    grid.addWidget(head, 0, 0, 1, 2)
    for place, (keys, words) in enumerate(rows, 1):
        caps, told = QHBoxLayout(), QLabel(words)
        caps.setSpacing(4)
        caps.addStretch()
        for key in keys.split("   "):
            cap = QLabel(key)
            cap.setProperty("keycap", True)
            caps.addWidget(cap)
        told.setWordWrap(True)
        grid.addLayout(caps, place, 0)
        grid.addWidget(told, place, 1, Qt.AlignmentFlag.AlignVCenter)
    return frame


def shown_key(key: str) -> str:
    """Return the key as a Danish keyboard names it."""
    return "+".join(KEY_NAMES.get(part, part) for part in key.split("+"))
