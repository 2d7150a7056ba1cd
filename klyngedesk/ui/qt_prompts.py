"""Prompts in real dialogs: the one place that opens small ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QMessageBox, QWidget

TITLE_WIDTH = 520  # a whole title can be read


class QtPrompts:
    """Prompts in real dialogs over the window; `quietly` tells in the window itself where it can, and says whether.

    `watch` keeps what is half written in a dialog, under the name it gets.
    """

    def __init__(
        self,
        window: QWidget,
        quietly: Callable[[str], bool] = lambda _: False,
        watch: Callable[[QWidget, Callable[[], str]], None] = lambda *_: None,
    ) -> None:
        self._window, self._quietly, self._watch = window, quietly, watch

    def _box(self, icon: QMessageBox.Icon, sentence: str) -> QMessageBox:
        """Return a box that shows the sentence as it stands: a title in it may hold a < of its own."""
        box = QMessageBox(icon, "KlyngeDesk", "", parent=self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(sentence)
        return box

    def tell(self, sentence: str) -> None:
        if not self._quietly(sentence):
            self._box(QMessageBox.Icon.Information, sentence).exec()

    def ask(self, sentence: str, yes: str, no: str) -> bool:
        box = self._box(QMessageBox.Icon.Question, sentence)
        wanted = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(wanted)
        box.exec()
        return box.clickedButton() is wanted

    def choose(self, sentence: str, choices: Sequence[str], default: int) -> int:
        """Return the place of the button she pressed; Esc is the last one."""
        box = self._box(QMessageBox.Icon.Warning, sentence)
        buttons = [box.addButton(words, QMessageBox.ButtonRole.ActionRole) for words in choices[:-1]]
        buttons.append(box.addButton(choices[-1], QMessageBox.ButtonRole.RejectRole))
        box.setDefaultButton(buttons[default])
        box.setEscapeButton(buttons[-1])
        box.exec()
        pressed = box.clickedButton()
        return next((place for place, button in enumerate(buttons) if button is pressed), len(choices) - 1)

    def choose_folder(self, title: str) -> Path | None:
        name = QFileDialog.getExistingDirectory(self._window, title, str(Path.home()))
        return Path(name) if name else None

    def choose_files(self, title: str, kinds: str = "") -> tuple[Path, ...]:
        names, _ = QFileDialog.getOpenFileNames(self._window, title, str(Path.home()), kinds)
        return tuple(Path(name) for name in names)

    def choose_save_path(self, title: str, proposed: str, kinds: str) -> Path | None:
        """Return the path she chose; Qt itself has asked about writing over."""
        name, _ = QFileDialog.getSaveFileName(self._window, title, str(Path.home() / proposed), kinds)
        return Path(name) if name else None

    def ask_text(self, title: str, label: str, proposed: str = "") -> str | None:
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(title)
        dialog.setLabelText(label)
        dialog.setTextValue(proposed)
        dialog.resize(TITLE_WIDTH, dialog.sizeHint().height())
        self._watch(dialog, lambda: f"{title}\n{label}\n{proposed}")
        return dialog.textValue() if dialog.exec() else None

    def ask_password(self, title: str, label: str) -> str | None:
        """Return what she wrote, which nobody saw on the screen."""
        words, well = QInputDialog.getText(self._window, title, label, QLineEdit.EchoMode.Password)
        return words if well else None
