"""The commands of a text, for every view that has an editor."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from klyngedesk.ui.text.editor import TextEditor


class TextCommands:
    """Passes each command on to the editor that has the focus."""

    def toggle_bold(self) -> None:
        _in_editor("toggle_bold")

    def toggle_italic(self) -> None:
        _in_editor("toggle_italic")

    def toggle_heading(self) -> None:
        _in_editor("toggle_heading")

    def toggle_bullets(self) -> None:
        _in_editor("toggle_bullets")

    def toggle_numbers(self) -> None:
        _in_editor("toggle_numbers")

    def edit_link(self) -> None:
        _in_editor("edit_link")

    def insert_table(self) -> None:
        _in_editor("insert_table")

    def paste_plain(self) -> None:
        _in_editor("paste_plain")


def editor_in_use() -> TextEditor | None:
    """Return the editor with the keyboard; while the palette closes, the one that gets it back."""
    windows = [window.focusWidget() for window in QApplication.topLevelWidgets() if window.isVisible()]
    focused = (QApplication.focusWidget(), *windows)
    return next((each for each in focused if isinstance(each, TextEditor) and each.isVisible()), None)


def _in_editor(name: str) -> None:
    editor = editor_in_use()
    if editor is not None and not editor.isReadOnly():
        getattr(editor, name)()
