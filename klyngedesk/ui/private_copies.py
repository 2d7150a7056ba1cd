"""Copies that other programs open: in a private folder beside the store, gone at close or at the next start."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from pathlib import Path

from klyngedesk.model.errors import UserError, reason_of

FOLDER = "åbnede bilag"


class PrivateCopies:
    """A folder of its own for copies, for her alone, made when it is asked for; it goes away with whoever holds it.

    Where it cannot lie beside the store it lies where the system keeps such files.
    """

    def __init__(self, folder: Path) -> None:
        self._beside, self._made = folder / FOLDER, ""

    @property
    def name(self) -> str:
        """Return the path of the folder; UserError where no disk takes one."""
        if not self._made:
            try:
                self._made = self._make()
            except OSError as error:
                raise UserError(
                    f"Der kan ikke lægges en kopi til side ({reason_of(error)}). Se efter disken, og prøv igen."
                ) from error
            weakref.finalize(self, shutil.rmtree, self._made, ignore_errors=True)
        return self._made

    def _make(self) -> str:
        try:
            self._beside.mkdir(mode=0o700, exist_ok=True)
            return tempfile.mkdtemp(prefix="klyngedesk-", dir=self._beside)
        except OSError:
            return tempfile.mkdtemp(prefix="klyngedesk-")


def clear_private_copies(folder: Path) -> None:
    """Take away what a program that was killed has left."""
    shutil.rmtree(folder / FOLDER, ignore_errors=True)
