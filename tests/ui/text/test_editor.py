"""Writing in the editor, key by key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from klyngedesk.text.blocks import Figure, Heading, Paragraph, Run, Text, UnknownBlock, paragraph
from klyngedesk.ui.text.editor import TextEditor
from klyngedesk.ui.text.tables import Change
from klyngedesk.ui.text.verbs import TextVerbs
from klyngedesk.ui.theme import DARK, LIGHT, apply_theme
from tests.ui.text.editing import bullets, of, put_caret, select

CONTROL = Qt.KeyboardModifier.ControlModifier


def runs(*made: Run) -> Text:
    return Text((Paragraph(made),))


def test_what_is_typed_is_told_and_what_is_shown_is_not(qtbot: QtBot, editor: TextEditor) -> None:
    with qtbot.assertNotEmitted(editor.text_edited, wait=200):
        editor.set_text(of("Mødet blev åbnet"))
    with qtbot.waitSignal(editor.text_edited):
        qtbot.keyClicks(editor, "x")


def test_settling_tells_at_once(qtbot: QtBot, editor: TextEditor) -> None:
    qtbot.keyClicks(editor, "x")
    told: list[object] = []
    editor.text_edited.connect(lambda: told.append(1))
    editor.settle()
    assert told


def test_shown_text_cannot_be_undone_away(editor: TextEditor) -> None:
    editor.set_text(of("Mødet blev åbnet"))
    editor.undo()
    assert editor.text() == of("Mødet blev åbnet")


def test_a_pause_ends_a_step_of_undo(qtbot: QtBot, editor: TextEditor) -> None:
    qtbot.keyClicks(editor, "en ")
    qtbot.wait(1000)
    qtbot.keyClicks(editor, "to")
    editor.undo()
    assert editor.text() == of("en ")


def test_bold_words_are_bold(qtbot: QtBot, editor: TextEditor) -> None:
    qtbot.keyClicks(editor, "a")
    editor.toggle_bold()
    qtbot.keyClicks(editor, "b")
    editor.toggle_bold()
    editor.toggle_italic()
    qtbot.keyClicks(editor, "c")
    assert editor.text() == runs(Run("a"), Run("b", bold=True), Run("c", italic=True))


def test_shift_enter_breaks_the_line_within_the_paragraph(qtbot: QtBot, editor: TextEditor) -> None:
    qtbot.keyClicks(editor, "a")
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(editor, "b")
    assert editor.text() == runs(Run("a\nb"))


def test_a_heading_is_followed_by_a_plain_paragraph(qtbot: QtBot, editor: TextEditor) -> None:
    qtbot.keyClicks(editor, "# Økonomi")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "Tallene")
    assert editor.text() == of(Heading((Run("Økonomi"),)), "Tallene")


def test_a_heading_joined_to_a_paragraph_is_not_bold(qtbot: QtBot, editor: TextEditor) -> None:
    editor.set_text(of("før ", Heading((Run("Øko"), Run("nomi", bold=True)))))
    put_caret(editor, "Øko")
    editor.textCursor().deletePreviousChar()
    assert editor.text() == runs(Run("før Øko"), Run("nomi", bold=True))


def test_bold_words_stay_bold_through_a_heading_and_back(editor: TextEditor) -> None:
    before = runs(Run("et "), Run("to", bold=True))
    editor.set_text(before)
    editor.toggle_heading()
    assert editor.text() == of(Heading((Run("et "), Run("to", bold=True))))
    editor.toggle_heading()
    assert editor.text() == before


def test_words_after_a_link_are_not_part_of_it(qtbot: QtBot, editor: TextEditor) -> None:
    editor.set_text(runs(Run("se "), Run("her", link="https://eksempel.dk")))
    put_caret(editor, "her", at_end=True)
    qtbot.keyClicks(editor, " og der")
    assert editor.text() == runs(Run("se "), Run("her", link="https://eksempel.dk"), Run(" og der"))


def test_a_link_is_put_on_the_selected_words_and_keeps_their_weight(editor: TextEditor) -> None:
    editor.set_text(runs(Run("se "), Run("her", bold=True)))
    select(editor, "her", "her")
    editor.edit_link()
    assert editor.text() == runs(Run("se "), Run("her", bold=True, link="https://eksempel.dk/side"))


def test_an_empty_address_takes_the_whole_link_away(qtbot: QtBot) -> None:
    editor = TextEditor(ask_link=lambda over, proposed: "")
    qtbot.addWidget(editor)
    editor.set_text(runs(Run("se "), Run("hele siden", link="https://eksempel.dk")))
    put_caret(editor, "siden")
    editor.edit_link()
    assert editor.text() == of("se hele siden")


@pytest.mark.parametrize("wrong", ["javascript:alert(1)", "file:///etc", "data:text/html,x"])
def test_an_address_that_does_harm_is_no_link(qtbot: QtBot, wrong: str) -> None:
    editor = TextEditor(ask_link=lambda over, proposed: wrong)
    qtbot.addWidget(editor)
    editor.set_text(of("klik"))
    select(editor, "klik", "klik")
    editor.edit_link()
    assert editor.text() == of("klik")


def test_words_beside_a_picture_do_not_cost_the_picture(qtbot: QtBot, editor: TextEditor) -> None:
    figure = Figure("ab" * 32, "Kort")
    editor.set_text(Text((figure,)))
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClick(editor, Qt.Key.Key_End)
    qtbot.keyClicks(editor, "bag")
    assert editor.text() == of(figure, "bag")


def test_an_unknown_block_survives_typing_elsewhere(qtbot: QtBot, editor: TextEditor) -> None:
    unknown = UnknownBlock({"type": "hologram", "text": "dybt", "more": ["ord"]})
    editor.set_text(Text((paragraph("før"), unknown)))
    put_caret(editor, "før")
    qtbot.keyClicks(editor, "ny ")
    assert editor.text() == Text((paragraph("ny før"), unknown))


def test_emoji_do_not_move_the_marks(editor: TextEditor) -> None:
    editor.set_text(of("😀😀 vedtaget nu"))
    select(editor, "vedtaget", "vedtaget")
    editor.toggle_bold()
    assert editor.text() == runs(Run("😀😀 "), Run("vedtaget", bold=True), Run(" nu"))


@pytest.mark.parametrize("key", [Qt.Key.Key_K, Qt.Key.Key_D])
def test_keys_of_the_window_change_no_text(qtbot: QtBot, editor: TextEditor, key: Qt.Key) -> None:
    editor.set_text(of("alle ordene"))
    qtbot.keyClick(editor, key, CONTROL)
    assert editor.text() == of("alle ordene")


def test_tab_moves_on_from_a_paragraph(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column, editor, after = QVBoxLayout(page), TextEditor(), QLineEdit()
    column.addWidget(editor)
    column.addWidget(after)
    page.show()
    page.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert after.hasFocus()
    assert editor.text() == Text()


@pytest.mark.filterwarnings("ignore:Function.*deprecated:DeprecationWarning")
def test_a_dragged_file_is_left_to_the_view(editor: TextEditor) -> None:
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/tmp/bilag.pdf")])
    files.setText("/tmp/bilag.pdf")
    entered = QDragEnterEvent(
        QPoint(10, 10), Qt.DropAction.CopyAction, files, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(editor.viewport(), entered)
    assert not entered.isAccepted()


def test_the_minutes_grow_and_shrink_with_the_keys(qtbot: QtBot) -> None:
    editor = TextEditor("referat")
    qtbot.addWidget(editor)
    size = editor.document().defaultFont().pointSizeF()
    with qtbot.waitSignal(editor.zoomed):
        qtbot.keyClick(editor, Qt.Key.Key_Plus, CONTROL)
    assert editor.document().defaultFont().pointSizeF() > size
    qtbot.keyClick(editor, Qt.Key.Key_Minus, CONTROL)
    assert editor.document().defaultFont().pointSizeF() == pytest.approx(size)
    assert editor.text() == Text()


def test_a_line_of_the_minutes_is_never_too_long_to_read(qtbot: QtBot) -> None:
    editor = TextEditor("referat")
    qtbot.addWidget(editor)
    editor.resize(1600, 400)
    editor.show()
    editor.set_text(of("ord " * 200))
    assert editor.document().textWidth() < 900
    editor.resize(400, 400)
    assert editor.document().textWidth() <= 400


def test_another_theme_changes_the_colour_of_links_and_no_word(editor: TextEditor, qapp: QApplication) -> None:
    text = runs(Run("se "), Run("her", link="https://eksempel.dk"))
    editor.set_text(text)
    apply_theme(qapp, DARK)
    try:
        put_caret(editor, "her", at_end=True)
        assert editor.currentCharFormat().foreground().color() == DARK.color("accent")
        assert editor.text() == text
    finally:
        apply_theme(qapp, LIGHT)


def test_the_verbs_of_the_menus_are_all_there() -> None:
    names = ["toggle_bold", "toggle_italic", "toggle_heading", "toggle_bullets", "toggle_numbers"]
    names += ["edit_link", "insert_table", "paste_plain"]
    assert all(callable(getattr(TextVerbs, name)) for name in names)


def test_a_list_and_a_paragraph_keep_apart(editor: TextEditor) -> None:
    text = of(bullets("a"), bullets("b"), "c", bullets("d", ordered=True), bullets("e", ordered=True))
    editor.set_text(text)
    assert editor.text() == text


def test_a_new_table_is_as_wide_as_the_text_and_its_columns_stay_equal(editor: TextEditor) -> None:
    editor.insert_table(2, 2)
    before = [_first_of(editor, column).x() for column in (0, 1)]
    assert before[1] - before[0] > editor.viewport().width() // 3
    editor.change_table(Change.COLUMN_RIGHT)
    after = [_first_of(editor, column).x() for column in (0, 1, 2)]
    assert abs((after[2] - after[1]) - (after[1] - after[0])) < 3
    assert after[1] - after[0] > editor.viewport().width() // 4


def test_a_table_is_never_wider_than_its_editor(editor: TextEditor, qapp: QApplication) -> None:
    editor.insert_table(2, 4)
    for width in range(480, 492):
        editor.resize(width, 180)
        qapp.processEvents()
        assert editor.horizontalScrollBar().maximum() == 0


def _first_of(editor: TextEditor, column: int) -> QRect:
    return editor.cursorRect(editor.textCursor().currentTable().cellAt(0, column).firstCursorPosition())
