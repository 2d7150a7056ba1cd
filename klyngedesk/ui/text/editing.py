"""What keys do to lists, headings and links in the editor."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor, QTextTable
from PySide6.QtWidgets import QTextEdit

from klyngedesk.text.blocks import Run
from klyngedesk.ui.text import formats, tables
from klyngedesk.ui.text.lists import leave_list, move_lines, selected_blocks, shift_level, toggle_list
from klyngedesk.ui.text.pictures import has_picture

_SHIFT, _CONTROL, _ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
_SAFE_ADDRESS = re.compile(r"(https?|mailto):", re.IGNORECASE)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


def handled(editor: QTextEdit, event: QKeyEvent) -> bool:
    """Do what the key means here; return False where it is an ordinary key."""
    cursor, key, held = editor.textCursor(), event.key(), event.modifiers()
    if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        return _tab(editor, cursor, back=key == Qt.Key.Key_Backtab)
    if is_level_key(editor, event):
        shift_level(cursor, 1 if key == Qt.Key.Key_Right else -1)
        return True
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held & (_CONTROL | _ALT):
        return _enter(editor, cursor, soft=bool(held & _SHIFT))
    if key == Qt.Key.Key_Backspace and not held and not cursor.hasSelection() and cursor.atBlockStart():
        return _backspace(editor, cursor)
    if event.text() == " " and not held:
        return _autoformat(editor, cursor)
    return False


def is_level_key(editor: QTextEdit, event: QEvent) -> bool:
    """Return whether the key moves the list item the caret stands in a level."""
    return (
        isinstance(event, QKeyEvent)
        and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == _ALT | _SHIFT
        and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        and editor.textCursor().currentList() is not None
    )


def _tab(editor: QTextEdit, cursor: QTextCursor, *, back: bool) -> bool:
    if cursor.currentList():
        shift_level(cursor, -1 if back else 1)
        return True
    table: QTextTable | None = cursor.currentTable()
    if table is not None:
        tables.next_cell(editor, table, -1 if back else 1)
        return True
    return False


def _enter(editor: QTextEdit, cursor: QTextCursor, *, soft: bool) -> bool:
    if soft:
        cursor.insertText(formats.LINE_BREAK)
        return True
    if cursor.currentList() and not cursor.block().text():
        leave_list(cursor)
        return True
    if (in_heading(cursor) or has_picture(cursor.block())) and cursor.atBlockEnd():
        cursor.insertBlock(formats.paragraph_format(), QTextCharFormat())
        editor.setTextCursor(cursor)
        return True
    return False


def _backspace(editor: QTextEdit, cursor: QTextCursor) -> bool:
    if cursor.currentList():
        leave_list(cursor)
        return True
    if in_heading(cursor):
        toggle_heading(editor, on=False)
        return True
    return False


def _autoformat(editor: QTextEdit, cursor: QTextCursor) -> bool:
    """Make "# ", "- " and "1. " at the start of a paragraph into what they mean; one undo gives the letters back."""
    mark = cursor.block().text()
    if cursor.hasSelection() or cursor.currentList() or cursor.positionInBlock() != len(mark):
        return False
    if mark not in ("#", "-", "*", "1."):
        return False
    cursor.insertText(" ")
    editor.document().setModified(False)  # ends Qt's own step of undo
    cursor.beginEditBlock()
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    if mark == "#":
        _set_heading(cursor, on=True)
    else:
        toggle_list(cursor, ordered=mark == "1.")
    cursor.endEditBlock()
    editor.setCurrentCharFormat(cursor.blockCharFormat())
    return True


def in_heading(cursor: QTextCursor) -> bool:
    return bool(cursor.blockFormat().headingLevel()) and cursor.currentList() is None


def toggle_heading(editor: QTextEdit, *, on: bool) -> None:
    """Make the selected lines sub-headings, or plain paragraphs."""
    cursor = editor.textCursor()
    _set_heading(cursor, on=on)
    if not cursor.block().text():
        editor.setCurrentCharFormat(cursor.blockCharFormat())


def _set_heading(cursor: QTextCursor, *, on: bool) -> None:
    cursor.beginEditBlock()
    blocks = selected_blocks(cursor)
    move_lines(cursor, {block.blockNumber(): (0, False) for block in blocks})
    for block in blocks:
        formats.make_plain(block, formats.heading_format(1) if on else formats.paragraph_format())
        formats.set_base_weight(block, formats.HEADING_WEIGHT if on else formats.PLAIN_WEIGHT)
    cursor.endEditBlock()


def toggle_bold(editor: QTextEdit) -> None:
    """Make the selection or the coming letters bold, or as heavy as the line is."""
    base = formats.HEADING_WEIGHT if in_heading(editor.textCursor()) else formats.PLAIN_WEIGHT
    editor.setFontWeight(base if editor.fontWeight() >= formats.BOLD_WEIGHT else formats.BOLD_WEIGHT)


def mend_weight(cursor: QTextCursor) -> None:
    """Give letters that came from a joined line the weight of the line they are in now."""
    base = formats.HEADING_WEIGHT if in_heading(cursor) else formats.PLAIN_WEIGHT
    cursor.joinPreviousEditBlock()
    formats.set_base_weight(cursor.block(), base)
    cursor.endEditBlock()


def place_caret(editor: QTextEdit, position: int) -> None:
    """Put the caret there, or at the end of a shorter text."""
    cursor = editor.textCursor()
    cursor.setPosition(min(position, editor.document().characterCount() - 1))
    editor.setTextCursor(cursor)


def step_out_of_link(editor: QTextEdit, event: QKeyEvent) -> None:
    """Let what is typed at the end of a link be ordinary words."""
    cursor = editor.textCursor()
    if cursor.hasSelection() or not event.text().isprintable() or not cursor.charFormat().isAnchor():
        return
    after = QTextCursor(cursor)
    inside = not cursor.atBlockEnd() and after.movePosition(QTextCursor.MoveOperation.NextCharacter)
    if not inside or after.charFormat().anchorHref() != cursor.charFormat().anchorHref():
        editor.setCurrentCharFormat(formats.without_link(cursor.charFormat()))


def select_link_or_word(cursor: QTextCursor) -> None:
    """Select the link the caret stands in, else the word."""
    place = cursor.block().begin()
    while not place.atEnd():
        fragment = place.fragment()
        end = fragment.position() + fragment.length()
        if fragment.charFormat().isAnchor() and fragment.position() <= cursor.position() <= end:
            cursor.setPosition(fragment.position())
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            return
        place += 1
    cursor.select(QTextCursor.SelectionType.WordUnderCursor)


def link_at(cursor: QTextCursor) -> str:
    """Return the address of the first selected letter, or of the letter before the caret."""
    first = QTextCursor(cursor)
    if cursor.hasSelection():
        first.setPosition(cursor.selectionStart() + 1)
    return first.charFormat().anchorHref()


def safe_address(address: str) -> str:
    """Return the address as a link may have it: a bare host gets https, a mail address mailto, others nothing."""
    bare = address.strip()
    if not bare or bare in ("https://", "http://") or _SAFE_ADDRESS.match(bare):
        return "" if bare in ("https://", "http://") else bare
    if _SCHEME.match(bare) and not re.match(r"[^/]*:\d", bare):
        return ""
    return f"mailto:{bare}" if "@" in bare and "/" not in bare else f"https://{bare}"


def set_link(editor: QTextEdit, cursor: QTextCursor, address: str) -> None:
    """Give the selected words that address, or none where it is empty; bold and italic stay."""
    if not cursor.hasSelection():
        if address:
            cursor.insertText(address, formats.char_format(Run(address, link=address), heading=in_heading(cursor)))
        return
    linked = formats.char_format(Run("", link=address))
    if not address:
        linked.setAnchor(False)
        linked.setAnchorHref("")
        linked.setFontUnderline(False)
        linked.setForeground(editor.palette().text())
    cursor.mergeCharFormat(linked)
