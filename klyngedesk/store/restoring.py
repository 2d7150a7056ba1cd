"""A copy put in the store's place: tried through the real opening first, and never over anything."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from klyngedesk.durable import make_folder, sync_file, sync_folder
from klyngedesk.model.errors import UserError
from klyngedesk.store import opening, redo
from klyngedesk.store.backup import OBJECTS, check_whole, copy_objects
from klyngedesk.store.marker import Marker
from klyngedesk.store.store import Store

ASIDE = "lagt til side"
_BELONG = ("", "-journal", "-wal", "-shm")


def restore_copy(folder: Path, copy: Path, *, and_later_words: bool = False) -> Path | None:
    """Return where the store that stood there was moved, whole; None where there was none.

    With `and_later_words` what the redo file has from after the copy is written again at the next opening.
    UserError where the copy does not open or the store is open elsewhere; nothing has then been moved.
    """
    _refuse_open(folder)
    try:
        make_folder(folder)
        with tried(copy, folder) as trial:
            copy_objects(copy.parent / OBJECTS, folder / OBJECTS)
            aside = _laid_aside(folder, with_redo=not and_later_words)
            _put_in_place(trial, folder, aside)
    except OSError as error:
        raise UserError(f"Kopien kunne ikke hentes ind i {folder}. Se efter plads og adgang, og prøv igen.") from error
    return aside


def _laid_aside(folder: Path, *, with_redo: bool) -> Path | None:
    """Return where all that belongs to the store is laid; its file stands in its place too until another replaces it.

    One with a transaction that was cut off is moved, since its journal must not stand beside another file.
    """
    file = folder / opening.FILE_NAME
    if opening.has_hot_journal(file) or not file.is_file():
        return move_aside(folder, with_redo=with_redo)
    aside = _new_aside(folder)
    try:
        os.link(file, aside / file.name)
    except OSError:  # a disk without such links
        shutil.copyfile(file, aside / file.name)
        opening.keep_private(aside / file.name)
        sync_file(aside / file.name)
    Marker(folder).clear()
    _move_all([each for each in _belongings(folder, with_redo=with_redo) if each != file], aside)
    _sync_both(folder, aside)
    return aside


def _put_in_place(trial: Path, folder: Path, aside: Path | None) -> None:
    """Give the tried copy the store's name; where that cannot be done, all is as it was."""
    file = folder / opening.FILE_NAME
    try:
        trial.replace(file)
    except OSError:
        if aside is not None:
            _move_all([each for each in aside.iterdir() if each.name != file.name or not file.exists()], folder)
        raise
    sync_folder(folder)


@contextmanager
def tried(copy: Path, beside: Path) -> Iterator[Path]:
    """Give a file made of the copy that has gone through the real opening, every word of it checked."""
    if not copy.is_file():
        raise UserError(f"Filen {copy} findes ikke. Vælg en anden.")
    opening.refuse_newer(copy)
    place = Path(tempfile.mkdtemp(prefix=opening.TRIAL, dir=beside))
    try:
        trial = place / opening.FILE_NAME
        shutil.copyfile(copy, trial)
        if opening.has_hot_journal(copy):
            shutil.copyfile(opening.journal_of(copy), opening.journal_of(trial))
        opening.keep_private(trial)
        store = Store.open(place)
        try:
            for row in store.list_meetings():
                store.load_meeting(row.id)
        finally:
            store.close()
        check_whole(trial)
        sync_file(trial)
        yield trial
    finally:
        shutil.rmtree(place, ignore_errors=True)


def move_aside(folder: Path, *, with_redo: bool = True) -> Path | None:
    """Return the folder with the store's file and all that belongs to it; None where there was nothing."""
    there = _belongings(folder, with_redo=with_redo)
    Marker(folder).clear()
    if not there:
        return None
    aside = _new_aside(folder)
    _move_all(there, aside)
    _sync_both(folder, aside)
    return aside


def _belongings(folder: Path, *, with_redo: bool) -> list[Path]:
    names = [f"{opening.FILE_NAME}{ending}" for ending in _BELONG] + ([redo.FILE_NAME] if with_redo else [])
    return [folder / name for name in names if (folder / name).exists()]


def _new_aside(folder: Path) -> Path:
    aside = folder / ASIDE / f"{datetime.now():%Y-%m-%d %H.%M.%S.%f}"
    make_folder(aside)
    return aside


def _move_all(files: Sequence[Path], target: Path) -> None:
    """Move all of the files, or none."""
    for number, file in enumerate(files):
        try:
            file.replace(target / file.name)
        except OSError:
            for moved in reversed(files[:number]):
                (target / moved.name).replace(moved)
            raise


def _sync_both(folder: Path, aside: Path) -> None:
    """What was moved must not stand in its old place again when the power goes."""
    sync_folder(aside)
    sync_folder(folder)


def _refuse_open(folder: Path) -> None:
    """StoreFault where a window has the store; one that cannot be opened for other reasons may be replaced."""
    Marker(folder).refuse_other_computer()
    file = folder / opening.FILE_NAME
    if not file.is_file():
        return
    opening.refuse_held(file)
