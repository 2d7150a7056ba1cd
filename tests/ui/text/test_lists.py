"""Lists under the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from klyngedesk.text.blocks import List, ListItem, Text, paragraph
from klyngedesk.ui.text.editor import TextEditor
from klyngedesk.ui.text.lists import place_of
from tests.ui.text.editing import bullets, of, put_caret, select

ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


def nested(*items: tuple[str, tuple[List, ...]], ordered: bool = False) -> List:
    return List(tuple(ListItem(paragraph(words).runs, lists) for words, lists in items), ordered)


@pytest.mark.parametrize(("mark", "ordered"), [("- ", False), ("* ", False), ("1. ", True)])
def test_a_mark_at_the_start_makes_a_list(qtbot: QtBot, editor: TextEditor, mark: str, ordered: bool) -> None:
    qtbot.keyClicks(editor, f"{mark}et")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "to")
    assert editor.text() == of(bullets("et", "to", ordered=ordered))


def test_one_undo_gives_the_literal_mark_back(qtbot: QtBot, editor: TextEditor) -> None:
    qtbot.keyClicks(editor, "- ")
    editor.undo()
    assert editor.text() == of("- ")


def test_a_dash_in_the_middle_of_a_line_stays_a_dash(qtbot: QtBot, editor: TextEditor) -> None:
    qtbot.keyClicks(editor, "fra 3 - 4")
    assert editor.text() == of("fra 3 - 4")


def test_enter_on_an_empty_item_leaves_the_list_and_the_rest_is_counted_anew(qtbot: QtBot, editor: TextEditor) -> None:
    editor.set_text(of(bullets("a", "b", "c", "d", ordered=True)))
    put_caret(editor, "b", at_end=True)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == of(bullets("a", "b", ordered=True), "", bullets("c", "d", ordered=True))
    third = editor.document().findBlockByNumber(3)
    assert third.textList().itemText(third) == "1."


def test_tab_moves_an_item_in_with_what_stands_below_it_and_shift_tab_back(qtbot: QtBot, editor: TextEditor) -> None:
    before = of(nested(("a", ()), ("b", (bullets("c"),)), ("d", ())))
    editor.set_text(before)
    put_caret(editor, "b")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.text() == of(nested(("a", (nested(("b", (bullets("c"),))),)), ("d", ())))
    qtbot.keyClick(editor, Qt.Key.Key_Backtab)
    assert editor.text() == before


def test_the_first_item_has_nothing_to_stand_below(qtbot: QtBot, editor: TextEditor) -> None:
    editor.set_text(of(bullets("a", "b")))
    put_caret(editor, "a")
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.text() == of(bullets("a", "b"))
    assert place_of(editor.document().firstBlock()) == (1, False)


def test_several_selected_items_move_together(qtbot: QtBot, editor: TextEditor) -> None:
    editor.set_text(of(bullets("a", "b", "c", "d")))
    select(editor, "b", "c")
    qtbot.keyClick(editor, Qt.Key.Key_Right, ALT_SHIFT)
    assert editor.text() == of(nested(("a", (bullets("b", "c"),)), ("d", ())))
    editor.undo()
    assert editor.text() == of(bullets("a", "b", "c", "d"))


def test_an_item_moved_out_takes_its_sub_items_a_level_along(qtbot: QtBot, editor: TextEditor) -> None:
    editor.set_text(of(nested(("a", (nested(("b", (bullets("c"),))),)))))
    put_caret(editor, "b")
    qtbot.keyClick(editor, Qt.Key.Key_Left, ALT_SHIFT)
    assert editor.text() == of(nested(("a", ()), ("b", (bullets("c"),))))


def test_backspace_at_the_start_of_an_item_moves_it_out(qtbot: QtBot, editor: TextEditor) -> None:
    editor.set_text(of(nested(("a", (bullets("b"),)))))
    put_caret(editor, "b")
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.text() == of(bullets("a", "b"))
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.text() == of(bullets("a"), "b")


def test_numbers_in_place_of_bullets_are_for_the_whole_list(editor: TextEditor) -> None:
    editor.set_text(of(nested(("a", (bullets("x"),)), ("b", ()))))
    put_caret(editor, "b")
    editor.toggle_numbers()
    assert editor.text() == of(nested(("a", (bullets("x"),)), ("b", ()), ordered=True))
    editor.toggle_numbers()
    assert editor.text() == of(nested(("a", (bullets("x"),)), ordered=True), "b")


def test_a_paragraph_made_an_item_joins_the_list_above(editor: TextEditor) -> None:
    editor.set_text(of(bullets("a"), "b", bullets("c")))
    put_caret(editor, "b")
    editor.toggle_bullets()
    assert editor.text() == of(bullets("a", "b", "c"))


def test_a_list_in_a_cell_ends_at_the_cell(editor: TextEditor) -> None:
    editor.set_text(Text())
    editor.insert_table(1, 2)
    editor.toggle_bullets()
    editor.insertPlainText("venstre")
    assert [len(cell.blocks) for cell in editor.text().blocks[0].rows[0]] == [1, 0]  # type: ignore[union-attr]
