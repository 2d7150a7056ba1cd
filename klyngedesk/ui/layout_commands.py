"""The commands of a forum's layout."""

from __future__ import annotations

from functools import partial

from klyngedesk.model.papers import DocumentKind
from klyngedesk.services import layouts
from klyngedesk.services.meetings import fitting_kind
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.layout.dialog import LayoutDialog
from klyngedesk.ui.preview import PreviewPane
from klyngedesk.ui.window import Window

_WORD = "Word-skabelon (*.dotx *.docx)"


class LayoutCommands:
    """Shows the dialog of the layout, and does what it asks for."""

    def __init__(self, window: Window, desk: Desk) -> None:
        self._window, self._desk = window, desk

    def edit_layout(self) -> None:
        """Show how the forum's papers look, and keep what she chose."""
        forum = self._desk.forum
        if forum is None:
            return
        dialog = self.dialog()
        self._desk.half.watch(dialog, lambda: f"{dialog.windowTitle()}\n{forum.id}")
        while dialog.exec():
            keep = partial(layouts.change_layout, self._desk.store, forum.id, dialog.profile())
            changes = self._desk.attempt(keep)
            if changes is not None:
                if changes:
                    self._desk.made(changes)
                return

    def dialog(self) -> LayoutDialog:
        """Return the dialog, with the pages of the open meeting beside it."""
        desk = self._desk
        preview = PreviewPane(desk, "Sådan ser det ud")
        dialog = LayoutDialog(desk.profile, layouts.ready_layouts(), preview, self._window)
        kind = fitting_kind(desk.meeting) if desk.meeting else DocumentKind.DAGSORDEN
        preview.kind = lambda: kind
        preview.profile = dialog.profile
        dialog.changed.connect(preview.refresh)
        dialog.clothes.logo_wanted.connect(lambda: self._take_logo(dialog))
        dialog.clothes.template_wanted.connect(lambda: self._take_template(dialog))
        dialog.clothes.save_wanted.connect(lambda: self._save_template(dialog))
        preview.refresh()
        return dialog

    def _take_logo(self, dialog: LayoutDialog) -> None:
        for path in self._desk.prompts.choose_files("Vælg logo", "Billeder (*.png *.jpg *.jpeg *.gif *.bmp *.tif)")[:1]:
            taken = self._desk.attempt(partial(layouts.take_logo, self._desk.store, path))
            if taken:
                dialog.clothes.set_logo(taken)

    def _take_template(self, dialog: LayoutDialog) -> None:
        for path in self._desk.prompts.choose_files("Hent skabelon", _WORD)[:1]:
            taken = self._desk.attempt(partial(layouts.take_template, self._desk.store, path))
            if taken:
                dialog.clothes.set_template(taken[0], " ".join(taken[1]))

    def _save_template(self, dialog: LayoutDialog) -> None:
        path = self._desk.prompts.choose_save_path("Gem skabelon som", "Skabelon.dotx", _WORD)
        if path is not None:
            save = partial(layouts.save_template, self._desk.store, dialog.layout_now(), path)
            written = self._desk.attempt(save)
            if written:
                told = f"Skabelonen er gemt som {written.name}."
                self._desk.prompts.tell(f"{told} Ret den i Word, og hent den her igen med »Hent skabelon …«.")
