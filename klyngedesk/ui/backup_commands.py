"""The commands of copies: looking at them, making one, and coming back to one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from klyngedesk.model.danish import counted
from klyngedesk.model.errors import UserError
from klyngedesk.services import safety
from klyngedesk.services.since_copy import written_since
from klyngedesk.ui.backup_dialog import BackupDialog
from klyngedesk.ui.backups import BackupKeeper
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.way_in import COPIES
from klyngedesk.ui.window import Window

MISSING = " – ikke fundet. Sæt drevet i, eller vælg et andet sted."
SAME_DISK = "Det er den samme disk som møderne; et andet drev er sikrere."
NO_COPIES = "Demoen ligger i en midlertidig mappe, der slettes, når du lukker. Den har derfor ingen sikkerhedskopier."


class NoBackupCommands:
    """Stands in where the store is thrown away, so that the command answers there too."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def show_backups(self) -> None:
        """Say why there are no copies."""
        self._desk.prompts.tell(NO_COPIES)


class BackupCommands:
    """`begin_again` closes the window and opens it on what then stands in the folder."""

    def __init__(self, window: Window, desk: Desk, keeper: BackupKeeper, begin_again: Callable[[Path], None]) -> None:
        self._window, self._desk, self._keeper, self._begin_again = window, desk, keeper, begin_again
        self.dialog: BackupDialog | None = None

    def show_backups(self) -> None:
        """Show the copies and what is in them."""
        self.dialog = self.made_dialog()
        self.dialog.exec()
        self.dialog = None

    def made_dialog(self) -> BackupDialog:
        store = self._desk.store
        second = next((f"{place}{'' if safety.is_reachable(place) else MISSING}" for place in store.places()), "")
        dialog = BackupDialog(safety.all_copies(store.folder), second, self._window)
        dialog.restore_wanted.connect(lambda file: self._restore(dialog, file))
        dialog.copy_wanted.connect(lambda: self._copy_now(dialog))
        dialog.place_wanted.connect(self._choose_place)
        dialog.other_wanted.connect(lambda: self._restore_file(dialog))
        return dialog

    def _copy_now(self, dialog: BackupDialog) -> None:
        self._desk.flush_texts()
        made = self._desk.attempt(lambda: safety.back_up(self._desk.store))
        if made and made.lacks:
            self._desk.prompts.tell(made.lacks)
        dialog.show_copies(safety.all_copies(self._desk.store.folder))

    def _choose_place(self) -> None:
        folder = self._desk.prompts.choose_folder("Vælg et ekstra sted, for eksempel et andet drev")
        if folder is not None and self._desk.attempt(lambda: self._second(folder)):
            told = f"Fra nu af lægges hver kopi også i {folder}."
            same = safety.is_same_disk(self._desk.store, folder)
            self._desk.prompts.tell(f"{told} {SAME_DISK}" if same else told)

    def _second(self, folder: Path) -> bool:
        safety.choose_second_place(self._desk.store, folder)
        return True

    def _restore_file(self, dialog: BackupDialog) -> None:
        for path in self._desk.prompts.choose_files("Hent sikkerhedskopi", COPIES)[:1]:
            self._restore(dialog, path)

    def _restore(self, dialog: BackupDialog, file: Path) -> None:
        """Ask, keep a copy of what stands here now, and begin again on the chosen one."""
        try:
            self._desk.flush_texts()
            held = counted(len(safety.look_inside(file).meetings), "møde", "møder")
            since = written_since(self._desk.store, file)
        except UserError as error:
            self._desk.prompts.tell(str(error))
            return
        asked = f"Hent kopien med {held} tilbage? Det, der står her nu, lægges til side og kan hentes igen."
        asked = f"{asked}\n\n{since}" if since else asked
        if self._desk.prompts.ask(asked, "Hent den tilbage", "Behold det, der er"):
            self._keeper.before("gendannelse")
            dialog.accept()
            self._begin_again(file)
