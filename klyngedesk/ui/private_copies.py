"""Copies that other programs open: in a private folder beside the store, gone at close or at the next start."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import weakref
from pathlib import Path

from klyngedesk.model.errors import UserError, reason_of
from klyngedesk.store.reserve import is_short

FOLDER = "åbnede bilag"


class PrivateCopies:
    """A folder of its own for copies, for her alone, made when it is asked for; it goes away with whoever holds it.

    Where it cannot lie beside the store, or that disk is nearly full, it lies where the system keeps such files.
    """

    def __init__(self, folder: Path) -> None:
        self._beside, self._made = folder / FOLDER, dict[bool, str]()

    @property
    def name(self) -> str:
        """Return the path of the folder; UserError where no disk takes one."""
        beside = self._has_room_beside()
        if beside not in self._made:
            try:
                made = self._make(beside)
            except OSError as error:
                raise UserError(
                    f"Der kan ikke lægges en kopi til side ({reason_of(error)}). Se efter disken, og prøv igen."
                ) from error
            weakref.finalize(self, shutil.rmtree, made, ignore_errors=True)
            self._made[beside] = made
        return self._made[beside]

    def _has_room_beside(self) -> bool:
        try:
            return not is_short(self._beside.parent)
        except OSError:
            return False

    def _make(self, beside: bool) -> str:
        if beside:
            with contextlib.suppress(OSError):
                self._beside.mkdir(mode=0o700, exist_ok=True)
                return tempfile.mkdtemp(prefix="klyngedesk-", dir=self._beside)
        return tempfile.mkdtemp(prefix="klyngedesk-")


def clear_private_copies(folder: Path) -> None:
    """Take away what a program that was killed has left."""
    shutil.rmtree(folder / FOLDER, ignore_errors=True)
