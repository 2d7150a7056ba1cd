"""Keeping the store safe: copies, looking back into them, and ways on when the disk fails."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from klyngedesk.documents.safe_write import write_for_her_alone
from klyngedesk.durable import make_folder, sync_all
from klyngedesk.model.errors import UserError
from klyngedesk.store import marker, opening, placement, restoring
from klyngedesk.store.backup import OBJECTS, check_whole, looked_into, make_copy, spread_copy
from klyngedesk.store.backup_plan import Copy, copies_in, holds_copies, saves_in
from klyngedesk.store.faults import Fault, StoreFault, missing
from klyngedesk.store.listing import MeetingRow, meeting_rows
from klyngedesk.store.objects import ObjectFolder, is_whole
from klyngedesk.store.reading import opened_or_read
from klyngedesk.store.redo import RedoFile
from klyngedesk.store.rescue import as_document, rescued_rows
from klyngedesk.store.restoring import restore_copy, tried
from klyngedesk.store.store import BACKUPS, SECOND_PLACE, Store
from klyngedesk.store.verifying import Finding, findings, listed_files
from klyngedesk.store.writing import SAVED, get_fact
from klyngedesk.text.blocks import Text

AUTOMATIC, AT_CLOSE, BY_HAND = "automatisk", "ved lukning", "på ønske"
BEFORE_EDITION = "før ny udgave"
PLACE_WARNED, ONE_PLACE_TOLD = "place_warned", "one_place_told"
ONE_PLACE = "Kopierne ligger på samme disk som møderne. Vælg et ekstra sted under Sikkerhedskopier."
REHEARSED, REHEARSE_EVERY = "rehearsed", timedelta(days=7)
TRIED, TRY_EVERY = "rehearsal_tried", timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Inside:
    """What a copy holds."""

    meetings: tuple[MeetingRow, ...]
    saved_at: str


def back_up(store: Store, reason: str = BY_HAND, place: Path | None = None) -> Copy:
    """Return the new verified copy; her extra place gets one too, where it can be reached."""
    made = make_copy(store, reason, place)
    wrong = made.lacks or (second_place_lacks(store) if place is None else "")
    return replace(made, lacks=wrong)


def second_place_lacks(store: Store) -> str:
    """Let her extra place have the newest copy too, and return what is wrong there; empty where it has it."""
    newest = next(iter(copies(store.folder)), None)
    for extra in store.places() if newest else ():
        if not is_reachable(extra):
            return f"Det ekstra sted {extra} er ikke fundet. Sæt drevet i, så kommer kopien dertil af sig selv."
        if newest and not (extra / newest.file.name).exists():
            try:
                spread_copy(store, newest, extra)
            except UserError as error:
                return str(error)
    return ""


def is_reachable(extra: Path) -> bool:
    """Return whether it is the place she chose: a drive that was pulled out may leave an empty folder of its name."""
    try:
        return extra.is_dir() and holds_copies(extra)
    except OSError:
        return False


def copies(folder: Path) -> list[Copy]:
    """Return the verified copies of the store in that folder, newest first."""
    return copies_in(folder / BACKUPS)


def all_copies(folder: Path) -> list[Copy]:
    """Return the copies, newest first, and after them the store as it was before each new edition of the program."""
    kept = [(file, file.suffix.removeprefix(".version-")) for file in folder.glob(f"{opening.FILE_NAME}.version-*")]
    before = [
        Copy(datetime.fromtimestamp(file.stat().st_mtime), BEFORE_EDITION, file)
        for file, number in kept
        if number.isdigit()
    ]
    return [*copies(folder), *sorted(before, reverse=True)]


def newest_whole(folder: Path) -> Copy | None:
    """Return the newest copy that can come back, every word of it whole; None where there is none."""
    return next((copy for copy in copies(folder) if _is_whole(copy.file)), None)


def _is_whole(file: Path) -> bool:
    try:
        check_whole(file)
    except (UserError, OSError, sqlite3.Error, ValueError):
        return False
    return True


def choose_second_place(store: Store, folder: Path) -> None:
    """Keep copies in that folder too; UserError where none can be written there."""
    make_copy(store, BY_HAND, folder)
    store.keep_fact(SECOND_PLACE, str(folder))


def is_same_disk(store: Store, folder: Path) -> bool:
    """Return whether the folder would be lost together with the store's own disk."""
    return folder.stat().st_dev == store.folder.stat().st_dev


def warn_of_one_place(store: Store) -> str:
    """Return, once, that every copy would be lost with the disk; nothing where she has an extra place."""
    if store.places() or not copies(store.folder) or store.fact(ONE_PLACE_TOLD):
        return ""
    store.keep_fact(ONE_PLACE_TOLD, "1")
    return ONE_PLACE


def look_inside(copy: Path) -> Inside:
    """Return what the copy holds; UserError where it cannot be read."""
    with looked_into(copy) as connection:
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        saved = get_fact(connection, SAVED) if "fact" in names else ""
        return Inside(meeting_rows(connection), saved.partition(" ")[2])


def later_saves(folder: Path, copy: Path) -> int:
    """Return how many saves came after the copy and are still held beside the store."""
    return len(RedoFile(folder).entries(saves_in(copy) or 0))


def count_rescuable(folder: Path) -> int:
    """Return how many rows with words can be read out of the store's file."""
    try:
        return len(rescued_rows(folder / opening.FILE_NAME))
    except OSError:
        return 0


def copy_store(folder: Path, place: Path) -> Path:
    """Return the folder of a copy of the store in another place; UserError where it cannot be written."""
    made = place / "KlyngeDesk"
    if made.exists():
        raise UserError(f"{made} findes allerede. Vælg en anden mappe.")
    try:
        shutil.copytree(folder, made, ignore=shutil.ignore_patterns(marker.FILE_NAME, "*.bin"))
        for file in (made, *made.glob("*.db*"), *made.glob("window.ini")):
            file.chmod(0o700 if file.is_dir() else 0o600)
        sync_all(made)
    except OSError as error:
        raise UserError(f"Møderne kunne ikke kopieres til {place}. Vælg en anden mappe.") from error
    return made


def move_store(folder: Path, place: Path) -> Path:
    """Return the folder in that place where the store now lies; the old file is laid aside and points there.

    UserError where the copy is not whole; the store then stays where it was.
    """
    made = copy_store(folder, place)
    if verify_folder(made) not in ([], verify_folder(folder)):
        raise UserError(f"Møderne kunne ikke flyttes til {place}. De ligger, hvor de lå.")
    restoring.move_aside(folder)
    write_for_her_alone(folder / placement.POINTER, str(made))
    return made


def warn_of_place(store: Store) -> str:
    """Return who else writes in the store's folder, the first time it is asked; else nothing."""
    name = placement.risky_place(store.folder)
    if not name or store.fact(PLACE_WARNED) == name:
        return ""
    store.keep_fact(PLACE_WARNED, name)
    return name


def restore(folder: Path, copy: Path, *, and_later_words: bool = False) -> Path | None:
    """Return where the store that stood in the folder was laid aside; the copy stands in its place."""
    return restore_copy(folder, copy, and_later_words=and_later_words)


def is_behind(store: Store) -> bool:
    """Return whether something was saved that the newest copy does not hold."""
    newest = next(iter(copies(store.folder)), None)
    return newest is None or saves_in(newest.file) != store.sequence


def rehearse_and_mend(store: Store) -> str:
    """Return what to say of the weekly rehearsal: nothing where the newest copy could be restored.

    One that cannot is set apart, so that it no longer counts, and another is made and tried.
    """
    newest = next(iter(copies(store.folder)), None)
    if newest is None:
        return ""
    store.keep_fact(TRIED, datetime.now().isoformat(timespec="seconds"))
    if _is_restorable(store, newest):
        return ""
    back_up(store, AUTOMATIC)
    if rehearse(store):
        return "Den nyeste sikkerhedskopi var beskadiget. Der er lavet en ny, og den er prøvet."
    return "Den nyeste sikkerhedskopi kan ikke hentes tilbage. Vælg et ekstra sted under Sikkerhedskopier."


def _is_restorable(store: Store, newest: Copy) -> bool:
    try:
        if rehearse(store):
            return True
        for object_id in _changed_copies(store, newest):
            _object_path(store, object_id).unlink(missing_ok=True)  # the next copy brings it anew
    except StoreFault as fault:
        if fault.fault is not Fault.DAMAGED:
            raise
        newest.file.rename(newest.file.with_suffix(".beskadiget"))
    return False


def _changed_copies(store: Store, newest: Copy) -> list[str]:
    """Return the bilag whose copies are not whole although they are here."""
    with looked_into(newest.file) as connection:
        listed = listed_files(connection)
    here = [object_id for object_id, _ in listed if store.objects.has(object_id)]
    return [object_id for object_id in here if not is_whole(_object_path(store, object_id), object_id)]


def _object_path(store: Store, object_id: str) -> Path:
    """Return where the copy of a bilag lies among the copies."""
    return ObjectFolder(store.folder / BACKUPS / OBJECTS).path(object_id)


def rehearse(store: Store, now: datetime | None = None) -> bool:
    """Return whether the newest copy could be restored: opened as a store, every word and bilag of it whole."""
    newest = next(iter(copies(store.folder)), None)
    if newest is None:
        return False
    with tried(newest.file, store.folder):
        whole = not _changed_copies(store, newest)
    if whole:
        store.keep_fact(REHEARSED, (now or datetime.now()).isoformat(timespec="seconds"))
    return whole


def rehearsal_is_due(store: Store, now: datetime | None = None) -> bool:
    """Return whether a week has passed since a copy was last restored on trial, and a day since that was tried."""
    moment = now or datetime.now()
    return _is_past(store.fact(REHEARSED), REHEARSE_EVERY, moment) and _is_past(store.fact(TRIED), TRY_EVERY, moment)


def _is_past(told: str, span: timedelta, now: datetime) -> bool:
    """Return whether so much time has passed; a clock set back counts as that."""
    return not told or not timedelta() <= now - datetime.fromisoformat(told) < span


def verify(store: Store, cancelled: Callable[[], bool] = lambda: False) -> list[Finding]:
    """Return what is not as it was written, in words and in bilag."""
    return findings(store, cancelled)


def verify_folder(folder: Path) -> list[Finding]:
    """Return what is not as it was written, also where the store cannot be opened at all."""
    file = folder / opening.FILE_NAME
    if not file.exists():
        return [Finding("missing", "", str(missing(file)))]
    with ExitStack() as opened:
        try:
            store = opened.enter_context(opened_or_read(folder))
        except UserError as error:
            return [Finding("store", "", str(error))]
        store.tells_later = True
        return findings(store)


def rescue_texts(file: Path, out: Path) -> int:
    """Return how many rows with words were read out of the file, whatever state it is in, into a text file."""
    try:
        rows = rescued_rows(file)
    except OSError as error:
        raise UserError(f"{file} kan ikke læses. Se efter, om den er der, eller vælg en anden fil.") from error
    if not rows:
        raise UserError(f"Der er ingen tekst at læse i {file}. Hent en sikkerhedskopi.")
    write_for_her_alone(out, as_document(rows))
    return len(rows)


def save_elsewhere(store: Store, texts: Mapping[tuple[str, str], Text], folder: Path) -> Path:
    """Return the path of a whole copy in that folder, with the words that the store's own disk refuses."""
    made = folder / f"KlyngeDesk {datetime.now():%Y-%m-%d %H.%M.%S}"
    try:
        make_folder(made)
        with store.alone() as connection, closing(sqlite3.connect(made / opening.FILE_NAME)) as copy:
            connection.backup(copy)
        opening.keep_private(made / opening.FILE_NAME)
    except (OSError, sqlite3.Error) as error:
        raise UserError(f"Der kan heller ikke gemmes i {folder}. Vælg en anden mappe.") from error
    kept = Store.open(made)
    try:
        kept.apply(store.waiting())
        kept.save_texts(texts)
    finally:
        kept.close()
    return made / opening.FILE_NAME
