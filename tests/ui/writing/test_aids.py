"""Names after an @ and phrases after a ;, typed with real keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from klyngedesk.ui.text.editor import TextEditor
from klyngedesk.ui.writing.aids import WritingAids

NAMES = ("Asta Birk", "Ærø-Julie Søby", "Søren Julius")
PHRASES = {"ori": "Orienteringen blev taget til efterretning.", "bem": "[navn] bemærkede, at [hvad]."}


@pytest.fixture
def editor(qtbot: QtBot) -> Iterator[TextEditor]:
    window = QWidget()
    qtbot.addWidget(window)
    made = TextEditor("referat")
    QVBoxLayout(window).addWidget(made)
    window.resize(700, 400)
    window.show()
    aids = WritingAids(lambda: NAMES, PHRASES.get, window)
    aids.watch(made)
    made.setFocus()
    made.setProperty("aids", aids)
    yield made
    window.hide()


def shown(editor: TextEditor) -> list[str]:
    names = editor.property("aids").list
    return [names.item(row).text() for row in range(names.count())] if names.isVisible() else []


def test_a_few_letters_find_the_name_and_enter_writes_it(qtbot: QtBot, editor: TextEditor) -> None:
    qtbot.keyClicks(editor, "Tak til @ju")
    assert shown(editor) == ["Ærø-Julie Søby", "Søren Julius"]
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, " for det")
    assert editor.toPlainText() == "Tak til Ærø-Julie Søby for det"


def test_who_is_away_comes_last_and_is_marked_but_written_by_name_alone(qtbot: QtBot, editor: TextEditor) -> None:
    editor.property("aids")._away = lambda: {"Ærø-Julie Søby": "inhabil"}
    qtbot.keyClicks(editor, "@ju")
    assert shown(editor) == ["Søren Julius", "Ærø-Julie Søby  (inhabil)"]
    qtbot.keyClick(editor, Qt.Key.Key_Down)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.toPlainText() == "Ærø-Julie Søby"


def test_letters_of_other_keyboards_find_danish_names(qtbot: QtBot, editor: TextEditor) -> None:
    qtbot.keyClicks(editor, "@soe")
    assert "Søren Julius" in shown(editor)
    qtbot.keyClick(editor, Qt.Key.Key_Down)
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert (shown(editor), editor.toPlainText()) == ([], "@soe")


@pytest.mark.parametrize("words", ["navn@ju", "@xq", "1;ori ", ";ukendt "])
def test_what_only_looks_like_it_stays_as_it_is(qtbot: QtBot, editor: TextEditor, words: str) -> None:
    qtbot.keyClicks(editor, words)
    assert shown(editor) == []
    assert editor.toPlainText() == words


def test_a_phrase_is_written_out_and_undo_gives_the_short_name_back(qtbot: QtBot, editor: TextEditor) -> None:
    editor.insertPlainText("😀 Ja. ")
    qtbot.keyClicks(editor, ";ori ")
    assert editor.toPlainText() == "😀 Ja. Orienteringen blev taget til efterretning."
    editor.undo()
    assert editor.toPlainText() == "😀 Ja. ;ori"


def test_the_blanks_of_a_phrase_are_filled_one_after_the_other(qtbot: QtBot, editor: TextEditor) -> None:
    editor.insertPlainText("😀 ")
    qtbot.keyClicks(editor, ";bem ")
    qtbot.keyClicks(editor, "@asta")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    qtbot.keyClicks(editor, "det haster")
    assert editor.toPlainText() == "😀 Asta Birk bemærkede, at det haster."


def test_alt_gr_and_2_types_an_at_sign(qtbot: QtBot, editor: TextEditor) -> None:
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    for held_down in (Qt.KeyboardModifier.GroupSwitchModifier, held):
        QApplication.sendEvent(editor, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_At, held_down, "@"))
    assert editor.toPlainText() == "@@"


def test_plain_fields_are_helped_too(qtbot: QtBot, editor: TextEditor) -> None:
    field = QPlainTextEdit(editor.window())
    field.show()
    aids = editor.property("aids")
    aids.watch(field)
    field.setFocus()
    qtbot.keyClicks(field, ";ori ")
    assert field.toPlainText() == PHRASES["ori"]
