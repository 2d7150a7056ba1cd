"""Icons follow the theme that is worn, also those that were made before she changed it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from klyngedesk.ui.icons import icon
from klyngedesk.ui.theme import DARK, LIGHT, apply_theme


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    yield
    apply_theme(qapp, LIGHT)


def colours(shown: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> set[str]:
    """Return the full colours of the picture."""
    picture = shown.pixmap(16, 16, mode).toImage()
    places = [(x, y) for x in range(picture.width()) for y in range(picture.height())]
    return {picture.pixelColor(x, y).name() for x, y in places if picture.pixelColor(x, y).alpha() == 255}


def test_a_button_made_in_light_is_drawn_dark_after_a_change(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, LIGHT)
    button = QToolButton()
    qtbot.addWidget(button)
    button.setIcon(icon("list"))
    assert LIGHT.ink_2.casefold() in colours(button.icon())
    apply_theme(qapp, DARK)
    assert colours(button.icon()) & {DARK.ink_2.casefold()}
    assert not colours(button.icon()) & {LIGHT.ink_2.casefold()}


def test_a_button_that_cannot_be_pressed_has_a_quieter_icon(qapp: QApplication) -> None:
    apply_theme(qapp, LIGHT)
    assert LIGHT.disabled.casefold() in colours(icon("list"), QIcon.Mode.Disabled)
