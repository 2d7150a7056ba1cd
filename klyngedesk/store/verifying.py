"""Looking at every word and every bilag: is each still what was written?"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass

from sqlalchemy.exc import SQLAlchemyError

from klyngedesk.model.errors import UserError
from klyngedesk.store import digests
from klyngedesk.store.backup import OBJECTS, copy_objects, opened_to_read, snapshot
from klyngedesk.store.faults import Fault, damaged, of_the_disk, told
from klyngedesk.store.objects import ObjectFolder, is_whole
from klyngedesk.store.revisions import broken_versions
from klyngedesk.store.seals import broken_seals
from klyngedesk.store.store import BACKUPS, TEXT_FIELDS, Store

_NAMES = {
    "agenda_item": "Teksten i punktet",
    "recommendation": "En linje i indstillingen",
    "attachment": "Oplysningerne om bilaget",
    "annex": "Tillægget",
    "meeting": "Oplysningerne om mødet",
    "forum": "Oplysningerne om mødeforummet",
    "participant": "Oplysningerne om deltageren",
    "attendance_group": "En gruppe af deltagere",
    "timeline": "Mødets forløb",
    "dispatch": "Det, der er husket om en udsendelse,",
    "seen_finding": "Det, der er set efter i et tjek,",
    "wastebasket": "Noget i papirkurven",
    "seal": "Et godkendt referats segl",
    "handover": "Det, der er husket om en overdragelse,",
}
_TEXTS = (*(("punktet", "agenda_item", field) for field in TEXT_FIELDS), ("tillægget", "annex", "text"))
_PICTURE = re.compile(r'"object": ?"([0-9a-f]{64})"')
_NAMED = {"agenda_item": "title", "recommendation": "text", "attachment": "title", "annex": "title"}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was written; `kind` is for machines, `message` for people."""

    kind: str
    id: str
    message: str


def findings(store: Store, cancelled: Callable[[], bool] = lambda: False) -> list[Finding]:
    """Return what is not as it was written, in the file and in the object folder."""
    found, listed = _in_the_file(store)
    for object_id, name in listed:
        if cancelled():
            break
        found += _bilag(store, object_id, name)
    return found


def changed_words(store: Store) -> list[Finding]:
    """Return what is not as it was written in the file; bilag are not looked at."""
    return _in_the_file(store)[0]


def changed_rows_of(store: Store, meeting_id: str) -> list[tuple[Finding, str]]:
    """Return what is not as it was written of the meeting, each with what names this very change."""
    with store.understood(), store.alone() as connection:
        wrong = digests.changed_in(connection, meeting_id)
        return [(_changed(connection, table, row_id), found[:12]) for table, row_id, found in wrong]


def _in_the_file(store: Store) -> tuple[list[Finding], list[tuple[str, str]]]:
    """Return what is not as it was written, and id and name of the files that should be there."""
    try:
        with snapshot(store) as (staged, _), closing(opened_to_read(staged)) as connection:
            found = [*_structure(connection), *_texts(connection)]
            listed = listed_files(connection)
    except (OSError, sqlite3.OperationalError) as error:
        if told(error, store.file).fault is Fault.DAMAGED:
            return _damaged(store), []
        raise UserError(f"Der kunne ikke ses efter i {store.folder}: {of_the_disk(error)}") from error
    except (sqlite3.DatabaseError, ValueError, TypeError):
        return _damaged(store), []
    return [*found, *_archive(store)], listed


def _damaged(store: Store) -> list[Finding]:
    return [Finding("structure", "", str(damaged(store.file)))]


def _structure(connection: sqlite3.Connection) -> Iterator[Finding]:
    for (words,) in connection.execute("PRAGMA integrity_check(20)"):
        if words != "ok":
            yield Finding("structure", "", f"Filen med møderne er beskadiget: {words}")
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        yield Finding("structure", "", "Filen med møderne hænger ikke sammen. Hent en sikkerhedskopi.")


def _texts(connection: sqlite3.Connection) -> Iterator[Finding]:
    for table, row_id in digests.changed_rows(connection):
        yield _changed(connection, table, row_id)


def _changed(connection: sqlite3.Connection, table: str, row_id: str) -> Finding:
    name = f"{_NAMES.get(table, 'Noget')}{_title(connection, table, row_id)}"
    return Finding("text", row_id, f"{name} er ikke, som det blev gemt. Se efter i en kopi.")


def _archive(store: Store) -> list[Finding]:
    """Return which versions are not as they were written, and which approved minutes are not what was approved."""
    try:
        versions, seals = broken_versions(store), broken_seals(store)
        names = {id_: store.load_meeting(id_).forum_name for id_ in seals}
    except (UserError, SQLAlchemyError, ValueError, LookupError, TypeError):
        return _damaged(store)
    return [
        *(Finding("version", str(n), f"Version {n} i historikken er ikke, som den blev skrevet.") for n in versions),
        *(
            Finding("seal", id_, f"Et godkendt referat i {names[id_]} står ikke, som da det blev godkendt.")
            for id_ in seals
        ),
    ]


def _title(connection: sqlite3.Connection, table: str, row_id: str) -> str:
    column = _NAMED.get(table)
    found = column and connection.execute(f'SELECT {column} FROM "{table}" WHERE id = ?', (row_id,)).fetchone()
    return f" »{str(found[0])[:60]}«" if found else ""


def listed_files(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return id and name of every file that should be here: bilag, those in the wastebasket too, pictures in texts."""
    query = "SELECT DISTINCT object_id, title FROM attachment WHERE object_id IS NOT NULL"
    found = {str(object_id): f"Bilaget »{title}«" for object_id, title in connection.execute(query)}
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "wastebasket" in tables:
        for (rows,) in connection.execute("SELECT rows FROM wastebasket"):
            for object_id, title in _attached(rows):
                found.setdefault(object_id, f"Bilaget »{title}« i papirkurven")
    for place, table, column in _TEXTS:
        for title, text in connection.execute(f"SELECT title, {column} FROM {table}"):
            for object_id in _PICTURE.findall(str(text)):
                found.setdefault(object_id, f"Et billede i {place} »{title}«")
    return list(found.items())


def _attached(rows: str) -> Iterator[tuple[str, str]]:
    for table, row in json.loads(rows):
        if table == "attachment" and row.get("object_id"):
            yield str(row["object_id"]), str(row.get("title", ""))


def _bilag(store: Store, object_id: str, name: str) -> Iterator[Finding]:
    file = store.objects.path(object_id)
    if is_whole(file, object_id):
        return
    was = "mangler" if not file.is_file() else "er ændret på disken"
    if found_again(store, object_id):
        yield Finding("bilag_found", object_id, f"{name} {was}, men er fundet igen i en sikkerhedskopi.")
    else:
        yield Finding("bilag", object_id, f"{name} {was}. Find filen, og læg den på punktet igen.")


def found_again(store: Store, object_id: str) -> bool:
    """Return whether a whole file of that name was found among the copies and put back."""
    for place in (store.folder / BACKUPS, *store.places()):
        kept = ObjectFolder(place / OBJECTS).path(object_id)
        if is_whole(kept, object_id):
            changed = store.objects.path(object_id)
            if changed.exists():
                changed.chmod(0o600)
                changed.replace(changed.with_name(f"{object_id}.beskadiget"))
            copy_objects(place / OBJECTS, store.folder / OBJECTS)
            return is_whole(changed, object_id)
    return False
