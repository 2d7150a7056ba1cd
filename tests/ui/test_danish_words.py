"""What Qt itself says is Danish, and a key has one name everywhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from klyngedesk.ui.actions import COMMANDS
from klyngedesk.ui.danish_words import DanishWords
from klyngedesk.ui.keys_dialog import shown_key


@pytest.fixture
def danish(qtbot: QtBot) -> object:
    application = QCoreApplication.instance()
    assert application is not None
    made = QTranslator(), DanishWords()
    assert made[0].load("qtbase_da", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for each in made:
        application.installTranslator(each)
    yield made
    for each in made:
        application.removeTranslator(each)


@pytest.mark.usefixtures("danish")
def test_the_dialog_that_chooses_a_file_speaks_danish(qtbot: QtBot) -> None:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    words = {label.text().replace("&", "") for label in dialog.findChildren(QLabel)}
    assert {"Se i:", "Filtype:", "Filnavn:"} <= words


@pytest.mark.usefixtures("danish")
@pytest.mark.parametrize("key", sorted({key for command in COMMANDS for key in command.keys}))
def test_the_menus_and_the_sheet_of_keys_name_a_key_the_same(key: str) -> None:
    assert QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) == shown_key(key)
