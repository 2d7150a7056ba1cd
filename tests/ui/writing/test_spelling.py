"""Misspelt words are marked while she types, at their right places, and nothing waits for the dictionary."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from klyngedesk.ui.text.editor import TextEditor
from klyngedesk.ui.writing.speller import Speller
from klyngedesk.ui.writing.spelling_marks import SpellingMarks
from klyngedesk.ui.writing.spelling_menu import SpellingMenu


@pytest.fixture(scope="module")
def speller(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Speller]:
    made = Speller(tmp_path_factory.mktemp("ord"), start_after=0)
    yield made
    made.stop()


@pytest.fixture
def editor(qtbot: QtBot, speller: Speller) -> Iterator[TextEditor]:
    made = TextEditor("referat")
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    made.setFocus()
    made.setProperty("spelling", SpellingMarks(made, speller))
    yield made
    made.hide()


def marked(editor: TextEditor) -> list[str]:
    return [mark.cursor.selectedText() for mark in editor.extraSelections()]


def test_a_misspelt_word_is_marked_once_it_is_left(qtbot: QtBot, editor: TextEditor) -> None:
    qtbot.keyClicks(editor, "Vi godkender referattet")
    qtbot.wait(50)
    assert marked(editor) == []
    qtbot.keyClicks(editor, " nu")
    qtbot.waitUntil(lambda: marked(editor) == ["referattet"])


def test_an_emoji_before_the_word_does_not_move_the_mark(qtbot: QtBot, editor: TextEditor) -> None:
    editor.insertPlainText("😀😀 og 👩‍⚕️: beslutnign og mere")
    qtbot.waitUntil(lambda: marked(editor) == ["beslutnign"])


def test_names_and_taught_words_are_right(qtbot: QtBot, editor: TextEditor, speller: Speller) -> None:
    speller.show_names(["Xanthi Qvørnholt"])
    editor.insertPlainText("Qvørnholts zyxwøv er her")
    qtbot.waitUntil(lambda: marked(editor) == ["zyxwøv"])
    speller.learn("zyxwøv")
    qtbot.waitUntil(lambda: marked(editor) == [])


def test_f7_goes_to_the_next_and_around(qtbot: QtBot, editor: TextEditor) -> None:
    editor.insertPlainText("Her er referattet. Og her er en beslutnign til.")
    editor.moveCursor(editor.textCursor().MoveOperation.Start)
    marks: SpellingMarks = editor.property("spelling")
    found: list[str] = []
    marks.menu_wanted.connect(lambda word, place: found.append(word.selectedText()))
    for count in (1, 2, 3):
        marks.next_misspelt()
        qtbot.waitUntil(lambda count=count: len(found) == count)  # type: ignore[misc]
    assert found == ["referattet", "beslutnign", "referattet"]


def test_the_menu_opens_at_once_and_a_suggestion_is_one_step_to_undo(
    qtbot: QtBot, editor: TextEditor, speller: Speller
) -> None:
    editor.insertPlainText("Vi godkender kommisorium nu")
    marks: SpellingMarks = editor.property("spelling")
    qtbot.waitUntil(lambda: marked(editor) == ["kommisorium"])
    word = marks.misspelt_at(15)
    assert word is not None
    menu = SpellingMenu(editor, word, speller)
    menu.open_at(QPoint(10, 10))
    assert menu.isVisible()
    qtbot.waitUntil(lambda: "kommissorium" in [action.text() for action in menu.actions()])
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert editor.toPlainText() == "Vi godkender kommissorium nu"
    editor.undo()
    assert editor.toPlainText() == "Vi godkender kommisorium nu"


def test_without_a_dictionary_nothing_is_marked(qtbot: QtBot, tmp_path: Path) -> None:
    silent = Speller(tmp_path, start_after=60_000)
    assert silent.is_right("beslutnign") is None
    silent.stop()


def test_what_is_scrolled_to_is_marked(qtbot: QtBot, editor: TextEditor) -> None:
    editor.insertPlainText("En fejll først\n" + "Alt er godt her\n" * 300 + "men her er en beslutnign til sidst")
    editor.moveCursor(editor.textCursor().MoveOperation.Start)
    qtbot.waitUntil(lambda: marked(editor) == ["fejll"])
    editor.verticalScrollBar().setValue(editor.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: marked(editor) == ["beslutnign"])
