"""A file that is dragged in is copied, never taken away from where it lay."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from klyngedesk.ui.desk import Desk
from klyngedesk.ui.prepare.view import PrepareView

MOVE_OR_COPY = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction


@pytest.fixture
def view(qtbot: QtBot, desk: Desk) -> PrepareView:
    made = PrepareView(desk)
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    made.show_opened()
    return made


def drop(target: QWidget, file: Path, place: QPoint) -> QDropEvent:
    """Return the event after a file manager that would rather move than copy has let go of the file."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(target, QDragEnterEvent(place, MOVE_OR_COPY, mime, left, none))
    event = QDropEvent(QPointF(place), MOVE_OR_COPY, mime, left, none)
    event.setDropAction(Qt.DropAction.MoveAction)
    QApplication.sendEvent(target, event)
    return event


@pytest.mark.filterwarnings("ignore:Function.*deprecated:DeprecationWarning")
@pytest.mark.parametrize("name", ["list", "agenda"])
def test_a_dropped_file_becomes_a_bilag_and_stays_where_it_was(view: PrepareView, name: str, tmp_path: Path) -> None:
    file = tmp_path / "Notat æøå.txt"
    file.write_text("hej", encoding="utf-8")
    tree = view.agenda.tree
    here = tree.visualRect(view.agenda.model.index(0, 0)).center()
    target, place = (view.form.attachments.viewport(), QPoint(20, 8)) if name == "list" else (tree.viewport(), here)
    event = drop(target, file, place)
    assert (event.isAccepted(), event.dropAction()) == (True, Qt.DropAction.CopyAction)
    QApplication.processEvents()
    assert view._desk.meeting is not None
    assert "Notat æøå" in [attachment.title for attachment in view._desk.meeting.items[0].attachments]
