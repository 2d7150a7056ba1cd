"""What the window and Qt remember lies beside the store, for her alone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, QUrl
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from klyngedesk.ui.settings import Settings


def test_folders_that_she_looked_into_are_noted_beside_the_store_alone(qtbot: QtBot, tmp_path: Path) -> None:
    store, looked_into = tmp_path / "store", tmp_path / "Sag om opsigelse"
    store.mkdir()
    looked_into.mkdir()
    (looked_into / "notat.txt").touch()
    Settings(store)
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setDirectory(str(looked_into))
    dialog.selectFile(str(looked_into / "notat.txt"))
    dialog.show()
    dialog.accept()
    delete(dialog)
    shared = QSettings(QSettings.Scope.UserScope, "QtProject")
    shared.sync()
    assert Path(shared.fileName()) == store / "QtProject.conf"
    noted = QUrl(str(shared.value("FileDialog/lastVisited"))).toLocalFile()
    assert noted == str(looked_into)
