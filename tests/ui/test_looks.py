"""Small things that are seen: lists are whole, labels stand beside their fields, titles can be read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QFormLayout, QInputDialog, QLineEdit, QTimeEdit, QWidget
from pytestqt.qtbot import QtBot

from klyngedesk.ui.level_labels import level_labels
from klyngedesk.ui.qt_prompts import QtPrompts
from klyngedesk.ui.theme import LIGHT, apply_theme


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> Iterator[QWidget]:
    before = qapp.styleSheet()
    apply_theme(qapp, LIGHT)
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(400, 300)
    yield made
    qapp.setStyleSheet(before)


def test_a_list_of_choices_shows_them_all(qtbot: QtBot, page: QWidget) -> None:
    choices = QComboBox(page)
    choices.addItems(["Ingen type", "Beslutning", "Drøftelse", "Orientering"])
    page.show()
    choices.showPopup()
    qtbot.waitUntil(choices.view().isVisible)
    last = choices.view().visualRect(choices.model().index(3, 0))
    assert choices.view().viewport().rect().contains(last)
    choices.hidePopup()


def test_a_label_stands_in_the_middle_beside_its_field(page: QWidget) -> None:
    form, field = QFormLayout(page), QTimeEdit()
    form.addRow("Begynder kl.", field)
    level_labels(form)
    page.show()
    assert abs(form.labelForField(field).geometry().center().y() - field.geometry().center().y()) <= 1


def test_a_title_is_asked_for_in_a_field_that_holds_it(qtbot: QtBot, page: QWidget) -> None:
    seen: list[int] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QInputDialog)
        seen.append(dialog.findChild(QLineEdit).width())
        dialog.accept()

    page.show()
    QTimer.singleShot(100, answer)
    assert QtPrompts(page).ask_text("Omdøb bilag", "Titel:", "Notat") == "Notat"
    assert seen[0] > 420
